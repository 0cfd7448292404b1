import { createHash } from 'node:crypto'
import type { Auditor } from '@shouwen/vocabulary/revisiting'
import type { ProcedurePack, SamplingRule } from './pack'

/** P5.5.1–P5.5.3: what an auditor samples, in the pack's order; empty if the procedure asks nothing of them. */
export function samplingRules(pack: ProcedurePack, auditor: Auditor): SamplingRule[] {
  return pack.samplings.filter((rule) => rule.auditor === auditor)
}

/** How many of a population a share is: rounded up, so that a small population is checked too; 0 of nobody. */
export function sampleSize(share: number, population: number): number {
  // 0.07 × 100 is 7.000000000000001 in binary: what lies within rounding of a whole number is that number.
  const exact = Number((share * population).toFixed(6))
  return Math.min(Math.ceil(exact), population)
}

/**
 * Draws a sample that anybody can draw again: ids in the order of sha256(`seed:id`) in hex, the first `size` of them, in
 * that order. Neither the order of the ids nor repetitions matter. All of them when `size` exceeds their number.
 */
export function drawSample(ids: readonly string[], size: number, seed: string): string[] {
  const ranked = [...new Set(ids)].map((id) => ({
    id,
    rank: createHash('sha256').update(`${seed}:${id}`).digest('hex'),
  }))
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
  return ranked.slice(0, Math.max(0, size)).map(({ id }) => id)
}
