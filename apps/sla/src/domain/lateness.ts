/**
 * How late clocks were, counted in steps of 1 %: as small for a million as for ten, and two of them add up. Plain JSON: it is
 * stored with a replay that is interrupted.
 */
export type Lateness = Record<string, number>

/** How much longer the next step is. */
const STEP = 1.01
const LOG_STEP = Math.log(STEP)

/** Counts one. @param ms positive. */
export function countLateness(lateness: Lateness, ms: number): void {
  const step = Math.ceil(Math.log(Math.max(1, ms)) / LOG_STEP)
  lateness[step] = (lateness[step] ?? 0) + 1
}

/** Adds one to another. */
export function addLateness(to: Lateness, from: Lateness): void {
  for (const [step, count] of Object.entries(from)) to[step] = (to[step] ?? 0) + count
}

/** What a share of those that were late does not exceed, in ms, at most 1 % too long; null where none was. */
export function latenessQuantile(lateness: Lateness, share: number): number | null {
  const steps = Object.entries(lateness).sort(([a], [b]) => Number(a) - Number(b))
  const wanted = share * steps.reduce((sum, [, count]) => sum + count, 0)
  let passed = 0
  for (const [step, count] of steps) {
    passed += count
    if (passed >= wanted) return Math.round(STEP ** Number(step))
  }
  return null
}
