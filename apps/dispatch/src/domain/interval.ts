import { Refusal } from '@shouwen/vocabulary/refusal'

/** From an instant on, up to another that is no longer part of it. */
export interface Interval {
  readonly from: Date
  readonly to: Date
}

/** Days that a shift or an absence lasts at the most. */
export const INTERVAL_DAYS = 31

const MS_PER_DAY = 86_400_000

/** Refuses with INTERVAL_INVALID what ends before it begins, or lasts longer than somebody plans for. */
export function requireInterval({ from, to }: Interval): void {
  const length = to.getTime() - from.getTime()
  if (!(length > 0 && length <= INTERVAL_DAYS * MS_PER_DAY)) {
    throw new Refusal('INTERVAL_INVALID', { limit: INTERVAL_DAYS })
  }
}

export function contains({ from, to }: Interval, at: Date): boolean {
  return from <= at && at < to
}

export function overlap(one: Interval, other: Interval): boolean {
  return one.from < other.to && other.from < one.to
}

/** The time that two intervals have in common; none where they do not meet. */
export function shared(one: Interval, other: Interval): Interval[] {
  const [from, to] = [one.from > other.from ? one.from : other.from, one.to < other.to ? one.to : other.to]
  return from < to ? [{ from, to }] : []
}

/** What is left of an interval without the others, in its order. */
export function without(whole: Interval, others: readonly Interval[]): Interval[] {
  const gaps: Interval[] = []
  let reached = whole.from
  for (const { from, to } of [...others].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    if (to <= reached) continue
    if (from >= whole.to) break
    if (from > reached) gaps.push({ from: reached, to: from })
    reached = to
  }
  if (reached < whole.to) gaps.push({ from: reached, to: whole.to })
  return gaps
}
