import { LRUCache } from 'lru-cache'
import type { HolidayRun } from './day-table'
import {
  clockOf,
  dayNumber,
  isoDay,
  localMinute,
  msPerDay,
  toInstant,
  toLocal,
  type IsoDay,
} from './local-time'
import { hoursOn, type BusinessHours, type LaterHours, type ProjectCalendar } from './project-calendar'
import { countWorkingDays, isWorkingDayNumber, nthWorkingDayAfter, touchesUnknownDays } from './working-days'
import { afterWorkingTime } from './working-time'

/** An amount of wall-clock time: it passes at night and on holidays too. */
export type WallClockAmount = { readonly hours: number } | { readonly minutes: number }

/** How a due time came about: small, plain JSON, stored beside the clock. */
export type DueExplanation =
  /** Nothing was counted: whoever handled it before had promised it by then. */
  | { readonly counted: 'stated'; readonly by: string }
  | { readonly counted: 'minutes'; readonly amount: number }
  | {
      readonly counted: 'sameDay'
      readonly on: IsoDay
      /** `HH:mm`; `24:00` is the day's end. */
      readonly until: string
      readonly timeZone: string
    }
  | {
      readonly counted: 'calendarDays'
      readonly amount: number
      readonly from: IsoDay
      readonly to: IsoDay
      readonly timeZone: string
    }
  | ({
      readonly counted: 'workingDays'
      readonly amount: number
      readonly closes: string
    } & DaysPassed)
  | ({
      readonly counted: 'workingMinutes'
      readonly amount: number
      /** The openings of each working day, from the first. */
      readonly hours: readonly BusinessHours[]
      /** Where they changed on the way: from when on which; absent where they did not. */
      readonly laterHours?: readonly LaterHours[]
    } & DaysPassed)

/** Which days a due time lies behind, and which of them counted. */
interface DaysPassed {
  readonly from: IsoDay
  readonly to: IsoDay
  readonly timeZone: string
  readonly calendarVersion: string
  readonly dayTableVersion: string
  /** Days passed over because nobody works on them: weekends and holidays together. */
  readonly restDaysSkipped: number
  /** The holidays among them, cut to the days that were passed over. */
  readonly holidaysSkipped: readonly HolidayRun[]
  /** Weekend days that counted because they make up for a holiday. */
  readonly makeUpWorkdaysCounted: readonly IsoDay[]
}

/** When something is due, and why. */
export interface DueTime {
  readonly dueAt: Date
  /** True when a day was counted for which no notice is published yet. */
  readonly provisional: boolean
  /** Made when it is asked for: it takes longer than the counting, and a million replayed clocks need none. */
  readonly explanation: DueExplanation
}

/**
 * 当天: due at the end of the local day on which it starts, its last millisecond, so that the due time shows the same date.
 * With a cut-off (`HH:mm`) due then, unless the start is past the cut-off: what comes in late keeps the whole day.
 */
export function endOfSameDay(start: Date, calendar: ProjectCalendar, cutOff?: string): DueTime {
  const { timeZone } = calendar
  const { day } = toLocal(start, timeZone)
  const explain = (until: string): DueExplanation => ({
    counted: 'sameDay',
    on: isoDay(day),
    until,
    timeZone,
  })
  if (cutOff !== undefined) {
    const clock = clockOf(cutOff)
    if (Number.isNaN(clock)) throw new RangeError(`not a time of day: ${cutOff}`)
    const cutOffAt = toInstant({ day, clock }, timeZone)
    if (clock < msPerDay && start <= cutOffAt) {
      return { dueAt: cutOffAt, provisional: false, explanation: explain(cutOff) }
    }
  }
  const nextDay = toInstant({ day: day + 1, clock: 0 }, timeZone)
  return { dueAt: new Date(nextDay.getTime() - 1), provisional: false, explanation: explain('24:00') }
}

/** 小时, 分钟: so much time later by any clock, whatever the calendar says. */
export function addWallClock(start: Date, amount: WallClockAmount): DueTime {
  const minutes = 'hours' in amount ? amount.hours * 60 : amount.minutes
  if (!(minutes > 0)) throw new RangeError('an amount of time must be positive')
  const dueAt = new Date(start.getTime() + minutes * 60_000)
  return { dueAt, provisional: false, explanation: { counted: 'minutes', amount: minutes } }
}

/**
 * 天, 日: a calendar day, holidays included. Due at the same local time n days later, so that "2 days" never means less
 * than two days for who calls in the evening; over a change of clocks the local time stays, not the number of hours.
 */
export function addCalendarDays(start: Date, n: number, calendar: ProjectCalendar): DueTime {
  wholeAndPositive(n)
  const { timeZone } = calendar
  const { day, clock } = toLocal(start, timeZone)
  return {
    dueAt: toInstant({ day: day + n, clock }, timeZone),
    provisional: false,
    get explanation() {
      return { counted: 'calendarDays' as const, amount: n, from: isoDay(day), to: isoDay(day + n), timeZone }
    },
  }
}

/**
 * 工作日: due at the close of business of the n-th working day after the local day of the start, make-up workdays included.
 * The start day itself is never counted, worked or not. Provisional when a counted day has no published notice.
 */
export function addWorkingDays(start: Date, n: number, calendar: ProjectCalendar): DueTime {
  wholeAndPositive(n)
  const { day } = toLocal(start, calendar.timeZone)
  const known = reckoned.get(calendar) ?? new LRUCache<string, DueTime>({ max: RECKONED })
  reckoned.set(calendar, known)
  const key = `${day} ${n}`
  const due = known.get(key) ?? daysAfter(day, n, calendar)
  known.set(key, due)
  return due
}

/** Due times that are kept of a calendar. */
const RECKONED = 2_000

/** By calendar, then by the day and the amount: whatever begins on a day is due at the same instant, and for the same reason. */
const reckoned = new WeakMap<ProjectCalendar, LRUCache<string, DueTime>>()

function daysAfter(day: number, n: number, calendar: ProjectCalendar): DueTime {
  const { timeZone, days } = calendar
  const due = nthWorkingDayAfter(days, day, n)
  const closes = hoursOn(calendar, due).at(-1)?.closes ?? '24:00'
  let explanation: DueExplanation | undefined
  return {
    dueAt: toInstant({ day: due, clock: clockOf(closes) }, timeZone),
    provisional: touchesUnknownDays(days, day + 1, due),
    get explanation() {
      explanation ??= {
        counted: 'workingDays',
        amount: n,
        closes,
        ...daysPassed(day, day + 1, due, calendar),
      }
      return explanation
    },
  }
}

/**
 * 工作日, at the same time of day: due on the n-th working day at the wall-clock time at which it started. What comes on a day of
 * rest counts as if it came at that time of the next working day; what comes after the close, as if at its opening.
 */
export function addWorkingDaysAtTime(start: Date, n: number, calendar: ProjectCalendar): DueTime {
  wholeAndPositive(n)
  const { timeZone, days } = calendar
  const { day, clock } = toLocal(start, timeZone)
  const isWorked = isWorkingDayNumber(days, day)
  const hours = hoursOn(calendar, day)
  const isAfterClose = clock >= clockOf(hours.at(-1)?.closes ?? '24:00')
  const first = isWorked && !isAfterClose ? day : nthWorkingDayAfter(days, day, 1)
  const opens = clockOf(hoursOn(calendar, first)[0]?.opens ?? '00:00')
  const due = nthWorkingDayAfter(days, first, n)
  const at = { day: due, clock: isWorked && isAfterClose ? opens : clock }
  const dueAt = toInstant(at, timeZone)
  return {
    dueAt,
    provisional: touchesUnknownDays(days, day, due),
    get explanation() {
      const closes = localMinute(dueAt, timeZone).slice(-5)
      const passed = daysPassed(day, day + 1, due, calendar)
      return { counted: 'workingDays' as const, amount: n, closes, ...passed }
    },
  }
}

/**
 * 工作时间: so much time of business hours later; nights, breaks, weekends and holidays do not count. What ends with a
 * day's hours is due at their end, not at the next opening. Provisional when a counted day has no published notice.
 */
export function addWorkingTime(start: Date, minutes: number, calendar: ProjectCalendar): DueTime {
  wholeAndPositive(minutes)
  const { timeZone, days } = calendar
  const dueAt = afterWorkingTime(start, minutes * 60_000, calendar)
  const [first, last] = [toLocal(start, timeZone).day, toLocal(dueAt, timeZone).day]
  return {
    dueAt,
    provisional: touchesUnknownDays(days, first, last),
    get explanation() {
      const passed = { ...hoursPassed(first, last, calendar), ...daysPassed(first, first, last, calendar) }
      return { counted: 'workingMinutes' as const, amount: minutes, ...passed }
    },
  }
}

/** The openings of the days from `first` to `last`. */
function hoursPassed(
  first: number,
  last: number,
  calendar: ProjectCalendar,
): { hours: readonly BusinessHours[]; laterHours?: readonly LaterHours[] } {
  const hours = hoursOn(calendar, first)
  const changes =
    calendar.laterHours?.filter(({ from }) => first < dayNumber(from) && dayNumber(from) <= last) ?? []
  return changes.length > 0 ? { hours, laterHours: changes } : { hours }
}

/** @param first the first day that may have counted; `to` is the last. */
function daysPassed(from: number, first: number, to: number, calendar: ProjectCalendar): DaysPassed {
  const { timeZone, days } = calendar
  // Dates are compared as they are written: to make numbers of a table's dates takes longer than all else here.
  const [begin, end] = [isoDay(first), isoDay(to)]
  return {
    from: from === first ? begin : isoDay(from),
    to: end,
    timeZone,
    calendarVersion: calendar.version,
    dayTableVersion: days.version,
    restDaysSkipped: to + 1 - first - countWorkingDays(days, first, to + 1),
    holidaysSkipped: days.holidays.flatMap((run) => cutTo(run, begin, end)),
    makeUpWorkdaysCounted: days.makeUpWorkdays.map(({ on }) => on).filter((on) => begin <= on && on <= end),
  }
}

function cutTo(run: HolidayRun, first: IsoDay, last: IsoDay): HolidayRun[] {
  const from = run.from > first ? run.from : first
  const to = run.to < last ? run.to : last
  return from <= to ? [{ ...run, from, to }] : []
}

function wholeAndPositive(n: number): void {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`an amount must be whole and positive: ${n}`)
}
