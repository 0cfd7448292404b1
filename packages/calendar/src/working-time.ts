import { toLocal } from './local-time'
import { lengthOf, openDaysAround, type OpenDays } from './open-days'
import type { ProjectCalendar } from './project-calendar'
import { isWorkingDayNumber, touchesUnknownDays } from './working-days'

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
  const [begin, end] = [from.getTime(), to.getTime()]
  const ms =
    first === last
      ? lengthOf(openingsOn(first, calendar), begin, end)
      : lengthOf(openingsOn(first, calendar), begin) +
        wholeDaysMs(first + 1, last, calendar) +
        lengthOf(openingsOn(last, calendar), -Infinity, end)
  return { seconds: ms / 1000, provisional }
}

/**
 * The first instant by which so many open milliseconds have passed: by the sums of the days, not by a walk over them.
 * @param ms positive.
 */
export function afterWorkingTime(start: Date, ms: number, calendar: ProjectCalendar): Date {
  const first = toLocal(start, calendar.timeZone).day
  const begin = start.getTime()
  const today = openingsOn(first, calendar)
  const leftToday = lengthOf(today, begin)
  if (ms <= leftToday) return withinDay(today, begin, ms)
  let days = openDaysAround(first, calendar)
  let left = ms - leftToday + (days.before[first + 1 - days.first] ?? 0)
  for (let sum = sumOf(days); left > sum; sum = sumOf(days)) {
    left -= sum
    days = openDaysAround(days.end, calendar)
  }
  const at = dayOf(days, left)
  return withinDay(days.openings[at] ?? today, -Infinity, left - (days.before[at] ?? 0))
}

/** Which of these days is the first by whose end so much has passed. */
function dayOf({ before }: OpenDays, ms: number): number {
  let [low, high] = [0, before.length - 2]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((before[middle + 1] ?? Infinity) >= ms) high = middle
    else low = middle + 1
  }
  return low
}

/** The instant from which on so many open milliseconds of a day have passed since `from`; it has as many. */
function withinDay(openings: Float64Array, from: number, ms: number): Date {
  let left = ms
  for (let at = 0; at < openings.length; at += 2) {
    const start = Math.max(openings[at] ?? 0, from)
    const open = Math.max(0, (openings[at + 1] ?? 0) - start)
    if (left <= open) return new Date(start + left)
    left -= open
  }
  throw new RangeError('the day has fewer open hours')
}

/** The open milliseconds of the days from `first` up to, not including, `end`. */
function wholeDaysMs(first: number, end: number, calendar: ProjectCalendar): number {
  let sum = 0
  for (let day = first; day < end;) {
    const days = openDaysAround(day, calendar)
    const until = Math.min(end, days.end)
    sum += (days.before[until - days.first] ?? 0) - (days.before[day - days.first] ?? 0)
    day = until
  }
  return sum
}

function openingsOn(day: number, calendar: ProjectCalendar): Float64Array {
  const days = openDaysAround(day, calendar)
  return days.openings[day - days.first] ?? new Float64Array()
}

function sumOf({ before }: OpenDays): number {
  return before.at(-1) ?? 0
}
