import { clockOf, msPerDay, toInstant, toLocal } from './local-time'

/** Hours of every day, `HH:mm` to `HH:mm` on the wall clock. One that ends before it begins goes on past midnight. */
export interface DailyWindow {
  readonly from: string
  /** `24:00` included; not in the window any more at this very time. */
  readonly to: string
}

/** What is wrong with a window; null when nothing is. */
export function windowProblem({ from, to }: DailyWindow): string | null {
  if (Number.isNaN(clockOf(from)) || Number.isNaN(clockOf(to)) || from === '24:00') {
    return `${from}–${to}: must be HH:mm`
  }
  return from === to ? `${from}–${to}: begins and ends at the same time` : null
}

/** Begin and end in milliseconds since midnight; the end may lie in the next day. */
function spanOf({ from, to }: DailyWindow): { start: number; end: number } {
  const [start, end] = [clockOf(from), clockOf(to)]
  return { start, end: end > start ? end : end + msPerDay }
}

/** Whether an instant lies in a window, on the wall clock of the zone. */
export function isWithin(window: DailyWindow, at: Date, timeZone: string): boolean {
  const { start, end } = spanOf(window)
  const { clock } = toLocal(at, timeZone)
  return (clock >= start && clock < end) || clock + msPerDay < end
}

/** Whether two windows have a time in common. */
export function windowsMeet(one: DailyWindow, other: DailyWindow): boolean {
  const [a, b] = [spanOf(one), spanOf(other)]
  return [-msPerDay, 0, msPerDay].some((shift) => a.start < b.end + shift && b.start + shift < a.end)
}

/** When the window in which an instant lies ends, on the wall clock of the zone; null when it lies in none. */
export function endOfWindow(window: DailyWindow, at: Date, timeZone: string): Date | null {
  if (!isWithin(window, at, timeZone)) return null
  const { start, end } = spanOf(window)
  const { day, clock } = toLocal(at, timeZone)
  // What began yesterday ends today.
  const begun = clock >= start ? day : day - 1
  return toInstant({ day: begun + Math.floor(end / msPerDay), clock: end % msPerDay }, timeZone)
}
