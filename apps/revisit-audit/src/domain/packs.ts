import { inForceAt, type Place } from '@shouwen/procedure/in-force'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'

/** A version of a procedure, as intake published it. */
export interface PackVersion {
  groupId: string
  packId: string
  version: number
  projectKind: ProjectKind
  /** A company's or a project's path; null: the whole group. */
  scope: string | null
  effectiveFrom: Date
  body: ProcedurePack
}

/**
 * The procedure of a project at an instant: the one in force there, or the group's first where none was in force yet.
 * Null when none is known.
 */
export function packInForceAt(packs: readonly PackVersion[], place: Place, at: Date): ProcedurePack | null {
  const followed = inForceAt(packs, place, at)
  if (followed !== null) return followed.body
  const [first] = packs
    .filter(({ projectKind, scope }) => projectKind === place.kind && scope === null)
    .sort((a, b) => a.effectiveFrom.getTime() - b.effectiveFrom.getTime() || a.version - b.version)
  return first?.body ?? null
}
