import { daysAroundClockChanges } from './clock-changes'
import { clockOf, toInstant, toLocal } from './local-time'
import type { ProjectCalendar } from './project-calendar'
import {
  countWorkingDays,
  isWorkingDayNumber,
  nthWorkingDayAfter,
  touchesUnknownDays,
  workingDayBefore,
} from './working-days'

/** An amount of working time. */
export interface WorkingTime {
  /** Exact to the millisecond, so that the parts of an interval add up to the whole. */
  readonly seconds: number
  /** True when a day was counted for which no notice is published yet. */
  readonly provisional: boolean
}

/** Whether the local day of an instant is worked in the project, make-up workdays included. */
export function isWorkingDay(date: Date, calendar: ProjectCalendar): boolean {
  return isWorkingDayNumber(calendar.days, toLocal(date, calendar.timeZone).day)
}

/** The business hours of working days between two instants; 0 when `to` is not later than `from`. */
export function workingSecondsBetween(from: Date, to: Date, calendar: ProjectCalendar): WorkingTime {
  if (to <= from) return { seconds: 0, provisional: false }
  const { days, timeZone } = calendar
  const first = toLocal(from, timeZone).day
  const last = toLocal(to, timeZone).day
  const provisional = touchesUnknownDays(days, first, last)
  const ms =
    first === last
      ? openMs(first, from, to, calendar)
      : openMs(first, from, undefined, calendar) +
        wholeDaysMs(first + 1, last, calendar) +
        openMs(last, undefined, to, calendar)
  return { seconds: ms / 1000, provisional }
}

/**
 * The first instant by which so many open milliseconds have passed: by the number of working days, not by a walk over them.
 * @param ms positive.
 */
export function afterWorkingTime(start: Date, ms: number, calendar: ProjectCalendar): Date {
  const { days, timeZone } = calendar
  const first = toLocal(start, timeZone).day
  const today = openMs(first, start, undefined, calendar)
  if (ms <= today) return withinDay(first, start, ms, calendar)
  const rest = ms - today
  let day = nthWorkingDayAfter(days, first, Math.ceil(rest / openingsOf(calendar).nominalMs))
  // Days on which clocks change are shorter or longer than that took them for.
  for (;;) {
    const before = wholeDaysMs(first + 1, day, calendar)
    if (before >= rest) day = workingDayBefore(days, day)
    else if (before + openMs(day, undefined, undefined, calendar) < rest) {
      day = nthWorkingDayAfter(days, day, 1)
    } else return withinDay(day, undefined, rest - before, calendar)
  }
}

/** The instant of a working day by which so many open milliseconds of it have passed; it has as many. */
function withinDay(day: number, from: Date | undefined, ms: number, calendar: ProjectCalendar): Date {
  let left = ms
  for (const [opens, closes] of openInstants(day, calendar)) {
    const start = Math.max(opens, from?.getTime() ?? opens)
    const open = Math.max(0, closes - start)
    if (left <= open) return new Date(start + left)
    left -= open
  }
  throw new RangeError('the day has fewer open hours')
}

/** The open milliseconds of one day, as far as they lie between two instants. */
function openMs(
  day: number,
  from: Date | undefined,
  to: Date | undefined,
  calendar: ProjectCalendar,
): number {
  if (!isWorkingDayNumber(calendar.days, day)) return 0
  let sum = 0
  for (const [opens, closes] of openInstants(day, calendar)) {
    const start = Math.max(opens, from?.getTime() ?? opens)
    const end = Math.min(closes, to?.getTime() ?? closes)
    sum += Math.max(0, end - start)
  }
  return sum
}

/** The open milliseconds of the days from `first` up to, not including, `end`. */
function wholeDaysMs(first: number, end: number, calendar: ProjectCalendar): number {
  if (end <= first) return 0
  const { nominalMs } = openingsOf(calendar)
  let correction = 0
  for (const day of daysAroundClockChanges(calendar.timeZone, first, end)) {
    if (isWorkingDayNumber(calendar.days, day)) {
      correction += openMs(day, undefined, undefined, calendar) - nominalMs
    }
  }
  return countWorkingDays(calendar.days, first, end) * nominalMs + correction
}

/** A calendar's openings in milliseconds since midnight, and their sum. */
interface Openings {
  readonly clocks: readonly (readonly [opens: number, closes: number])[]
  readonly nominalMs: number
}

const reckoned = new WeakMap<ProjectCalendar, Openings>()

function openingsOf(calendar: ProjectCalendar): Openings {
  const known = reckoned.get(calendar)
  if (known) return known
  const clocks = calendar.hours.map(({ opens, closes }) => [clockOf(opens), clockOf(closes)] as const)
  const openings = { clocks, nominalMs: clocks.reduce((sum, [opens, closes]) => sum + closes - opens, 0) }
  reckoned.set(calendar, openings)
  return openings
}

function openInstants(day: number, calendar: ProjectCalendar): [number, number][] {
  const at = (clock: number): number => toInstant({ day, clock }, calendar.timeZone).getTime()
  return openingsOf(calendar).clocks.map(([opens, closes]) => [at(opens), at(closes)])
}
