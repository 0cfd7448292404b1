import { dayNumber, msPerDay, offsetMs, toInstant } from './local-time'

const known = new Map<string, readonly number[]>()

/**
 * The days from `first` up to, not including, `end` on which a zone's clocks change, and their neighbours: on them the
 * hours between two readings of the wall clock may be more or fewer than they look. Most zones have none.
 */
export function daysAroundClockChanges(timeZone: string, first: number, end: number): number[] {
  const found = new Set<number>()
  for (let year = yearOf(first); year <= yearOf(end); year++) {
    for (const day of changesIn(timeZone, year)) {
      for (const near of [day - 1, day, day + 1]) if (first <= near && near < end) found.add(near)
    }
  }
  return [...found]
}

/** The days of a year during which the offset changes; searched once per zone and year, then remembered. */
function changesIn(timeZone: string, year: number): readonly number[] {
  const key = `${timeZone} ${year}`
  const remembered = known.get(key)
  if (remembered) return remembered
  const offsetAt = (day: number) => offsetMs(toInstant({ day, clock: 0 }, timeZone).getTime(), timeZone)
  const [start, end] = [dayNumber(`${year}-01-01`), dayNumber(`${year + 1}-01-01`)]
  const changes: number[] = []
  // No zone changes its clocks twice within a week, so a probe a week sees every change; halving then finds its day.
  for (let probe = start; probe < end; probe += 7) {
    let [low, high] = [probe, Math.min(probe + 7, end)]
    const before = offsetAt(low)
    if (offsetAt(high) === before) continue
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (offsetAt(middle) === before) low = middle
      else high = middle
    }
    changes.push(low)
  }
  known.set(key, changes)
  return changes
}

function yearOf(day: number): number {
  return new Date(day * msPerDay).getUTCFullYear()
}
