import { clockOf, dayNumber, msPerDay, toInstant } from './local-time'
import type { BusinessHours, ProjectCalendar } from './project-calendar'
import { isWorkingDayNumber } from './working-days'

/** Days that are reckoned at once: two months, so that a window of a year lies in six or seven of them. */
const DAYS = 64

/** Some days in a row with what was reckoned of them. */
export interface OpenDays {
  readonly first: number
  /** The day after the last. */
  readonly end: number
  /** `before[i]`: open milliseconds of these days before the i-th; the last is the sum. */
  readonly before: Float64Array
  /** Of each day, `opens` and `closes` of its openings in turn, as instants; none of a day that is not worked. */
  readonly openings: readonly Float64Array[]
}

/** Openings by the wall clock, in milliseconds since midnight, from a day on. */
interface HoursFrom {
  readonly day: number
  readonly clocks: readonly number[]
}

/** What was reckoned of a calendar, which never changes: its hours, the latest first, and its days by their place among all. */
interface Reckoned {
  readonly hours: readonly HoursFrom[]
  readonly days: Map<number, OpenDays>
}

const reckoned = new WeakMap<ProjectCalendar, Reckoned>()

/**
 * The days among which a day lies. A calendar's days are reckoned once, as far as they are asked for: afterwards working time is
 * found by sums, over nights, holidays and changes of clocks, and costs the same for an hour and for a year.
 */
export function openDaysAround(day: number, calendar: ProjectCalendar): OpenDays {
  const place = Math.floor(day / DAYS)
  let known = reckoned.get(calendar)
  if (known === undefined) reckoned.set(calendar, (known = { hours: hoursOf(calendar), days: new Map() }))
  let days = known.days.get(place)
  if (days === undefined) known.days.set(place, (days = reckon(place * DAYS, calendar, known.hours)))
  return days
}

function hoursOf({ hours, laterHours = [] }: ProjectCalendar): HoursFrom[] {
  const clocks = (openings: readonly BusinessHours[]): number[] =>
    openings.flatMap(({ opens, closes }) => [clockOf(opens), clockOf(closes)])
  const later = laterHours.map((change) => ({ day: dayNumber(change.from), clocks: clocks(change.hours) }))
  return [{ day: -Infinity, clocks: clocks(hours) }, ...later].reverse()
}

function reckon(first: number, { days, timeZone }: ProjectCalendar, hours: readonly HoursFrom[]): OpenDays {
  const before = new Float64Array(DAYS + 1)
  const openings: Float64Array[] = []
  const instantOf = (day: number, clock: number): number => toInstant({ day, clock }, timeZone).getTime()
  let midnight = instantOf(first, 0)
  for (let at = 0; at < DAYS; at += 1) {
    const day = first + at
    const next = instantOf(day + 1, 0)
    const clocks = isWorkingDayNumber(days, day) ? (hours.find((from) => from.day <= day)?.clocks ?? []) : []
    /** No zone changes its clocks twice within a week: a day of 24 hours has none. */
    const isSteady = next - midnight === msPerDay
    const ofDay = Float64Array.from(clocks, (clock) => (isSteady ? midnight + clock : instantOf(day, clock)))
    openings.push(ofDay)
    before[at + 1] = (before[at] ?? 0) + lengthOf(ofDay)
    midnight = next
  }
  return { first, end: first + DAYS, before, openings }
}

/** The open milliseconds of a day's openings, as far as they lie between two instants. */
export function lengthOf(openings: Float64Array, from = -Infinity, to = Infinity): number {
  let sum = 0
  for (let at = 0; at < openings.length; at += 2) {
    const start = Math.max(openings[at] ?? 0, from)
    const end = Math.min(openings[at + 1] ?? 0, to)
    if (end > start) sum += end - start
  }
  return sum
}
