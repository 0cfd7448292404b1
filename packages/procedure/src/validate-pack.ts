import type { z } from 'zod'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { packSchema, type ProcedurePack } from './pack'
import { packContradictions } from './pack-contradictions'

/**
 * Reads a pack from JSON. Refuses with PACK_INVALID; its fact `problems` names each fault with its path,
 * e.g. `clocks.3.window.hours: Too small: expected number to be >=1`.
 */
export function validatePack(json: unknown): ProcedurePack {
  const parsed = packSchema.safeParse(json)
  const problems = parsed.success
    ? packContradictions(parsed.data)
    : parsed.error.issues.flatMap((issue) => tell(issue, []))
  if (!parsed.success || problems.length > 0) throw new Refusal('PACK_INVALID', { problems })
  return parsed.data
}

function tell(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): string[] {
  const path = [...above, ...issue.path]
  const closest = issue.code === 'invalid_union' ? nearestBranch(issue.errors) : undefined
  if (closest) return closest.flatMap((inner) => tell(inner, path))
  return [`${path.map(String).join('.') || 'pack'}: ${issue.message}`]
}

/** Of the alternatives of a union, the one that was meant most likely: the one with the fewest faults. */
function nearestBranch(branches: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const faulty = branches.filter((issues) => issues.length > 0)
  return faulty.sort((a, b) => a.length - b.length)[0]
}
