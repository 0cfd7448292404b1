import { daysAroundClockChanges } from './clock-changes'
import { clockOf, dayNumber, toInstant, toLocal } from './local-time'
import type { BusinessHours, ProjectCalendar } from './project-calendar'
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
  const { longestMs } = stretchesOf(calendar)
  let day = nthWorkingDayAfter(days, first, Math.ceil(rest / longestMs))
  // Days on which clocks change, or after the hours have changed, are shorter or longer than that took them for.
  for (;;) {
    const before = wholeDaysMs(first + 1, day, calendar)
    const left = rest - before - openMs(day, undefined, undefined, calendar)
    if (before >= rest) day = workingDayBefore(days, day)
    else if (left > 0) day = nthWorkingDayAfter(days, day, Math.ceil(left / longestMs))
    else return withinDay(day, undefined, rest - before, calendar)
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
  let sum = 0
  for (const { from, until, nominalMs } of stretchesOf(calendar).stretches) {
    const [start, stop] = [Math.max(first, from), Math.min(end, until)]
    if (start < stop) sum += countWorkingDays(calendar.days, start, stop) * nominalMs
  }
  for (const day of daysAroundClockChanges(calendar.timeZone, first, end)) {
    if (isWorkingDayNumber(calendar.days, day)) {
      sum += openMs(day, undefined, undefined, calendar) - stretchOn(day, calendar).nominalMs
    }
  }
  return sum
}

/** Days with the same openings, in milliseconds since midnight, and their sum. */
interface Stretch {
  readonly from: number
  /** The day after the last. */
  readonly until: number
  readonly clocks: readonly (readonly [opens: number, closes: number])[]
  readonly nominalMs: number
}

interface Stretches {
  readonly stretches: readonly [Stretch, ...Stretch[]]
  /** What the longest of their days has. */
  readonly longestMs: number
}

const reckoned = new WeakMap<ProjectCalendar, Stretches>()

function stretchesOf(calendar: ProjectCalendar): Stretches {
  const known = reckoned.get(calendar)
  if (known) return known
  const { hours, laterHours = [] } = calendar
  const starts = laterHours.map(({ from }) => dayNumber(from))
  const first = stretchOf(hours, -Infinity, starts[0])
  const later = laterHours.map((change, at) => stretchOf(change.hours, starts[at], starts[at + 1]))
  const longestMs = Math.max(first.nominalMs, ...later.map(({ nominalMs }) => nominalMs))
  const made: Stretches = { stretches: [first, ...later], longestMs }
  reckoned.set(calendar, made)
  return made
}

function stretchOf(hours: readonly BusinessHours[], from = -Infinity, until = Infinity): Stretch {
  const clocks = hours.map(({ opens, closes }) => [clockOf(opens), clockOf(closes)] as const)
  return { from, until, clocks, nominalMs: clocks.reduce((sum, [opens, closes]) => sum + closes - opens, 0) }
}

function stretchOn(day: number, calendar: ProjectCalendar): Stretch {
  const { stretches } = stretchesOf(calendar)
  return stretches.find(({ until }) => day < until) ?? stretches[0]
}

function openInstants(day: number, calendar: ProjectCalendar): [number, number][] {
  const at = (clock: number): number => toInstant({ day, clock }, calendar.timeZone).getTime()
  return stretchOn(day, calendar).clocks.map(([opens, closes]) => [at(opens), at(closes)])
}
