import { dayNumber, isoDay, localDay, type IsoDay } from '@shouwen/calendar/local-time'
import { hoursOn, type BusinessHours, type ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { isWorkingDayNumber, touchesUnknownDays } from '@shouwen/calendar/working-days'
import { Refusal } from '@shouwen/vocabulary/refusal'

/** Days that are told at once at the most. */
export const DAYS_LIMIT = 400

/** A day as a project counts it. */
export interface CalendarDay {
  readonly on: IsoDay
  readonly worked: boolean
  readonly zh: string | null
  readonly en: string | null
  readonly hours: readonly BusinessHours[]
  readonly provisional: boolean
}

/** The days from one to another, both included. Refuses with INPUT_INVALID. */
export function calendarDays(calendar: ProjectCalendar, from: IsoDay, to: IsoDay): CalendarDay[] {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  if (!(first <= last)) refuse('from and to must be dates, from not after to')
  if (last - first >= DAYS_LIMIT) refuse(`at most ${DAYS_LIMIT} days`)
  return Array.from({ length: last - first + 1 }, (_, at) => dayOf(calendar, first + at))
}

function dayOf(calendar: ProjectCalendar, day: number): CalendarDay {
  const { days } = calendar
  const on = isoDay(day)
  const worked = isWorkingDayNumber(days, day)
  const named = worked
    ? days.makeUpWorkdays.find((made) => made.on === on)
    : days.holidays.find((run) => run.from <= on && on <= run.to)
  return {
    on,
    worked,
    zh: named?.zh ?? null,
    en: named?.en ?? null,
    hours: worked ? hoursOn(calendar, day) : [],
    provisional: touchesUnknownDays(days, day, day),
  }
}

/** The day that is asked for, today unless told. Refuses with INPUT_INVALID. */
export function dayAsked({ timeZone }: ProjectCalendar, at: IsoDay | null, now: Date): IsoDay {
  if (at !== null && Number.isNaN(dayNumber(at))) refuse('at: not a date')
  return at ?? localDay(now, timeZone)
}

/** A calendar as it is on a day, and the exceptions of that day's year. */
export interface CalendarYear {
  readonly version: string
  readonly timeZone: string
  readonly hours: readonly BusinessHours[]
  readonly knownFrom: IsoDay
  readonly knownUntil: IsoDay
  readonly restDays: ProjectCalendar['days']['holidays']
  readonly workedDays: ProjectCalendar['days']['makeUpWorkdays']
}

export function yearOf(calendar: ProjectCalendar, at: IsoDay): CalendarYear {
  const { version, timeZone, days } = calendar
  const [first, last] = [`${at.slice(0, 4)}-01-01`, `${at.slice(0, 4)}-12-31`]
  return {
    version,
    timeZone,
    hours: hoursOn(calendar, dayNumber(at)),
    knownFrom: days.knownFrom,
    knownUntil: days.knownUntil,
    restDays: days.holidays
      .filter(({ from, to }) => first <= to && from <= last)
      .toSorted((one, other) => (one.from < other.from ? -1 : 1)),
    workedDays: days.makeUpWorkdays
      .filter(({ on }) => first <= on && on <= last)
      .toSorted((one, other) => (one.on < other.on ? -1 : 1)),
  }
}

function refuse(problems: string): never {
  throw new Refusal('INPUT_INVALID', { problems })
}
