import { daysAroundClockChanges } from './clock-changes'
import { clockOf, toInstant, toLocal } from './local-time'
import type { ProjectCalendar } from './project-calendar'
import { countWorkingDays, isWorkingDayNumber, touchesUnknownDays } from './working-days'

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

/** The open milliseconds of one day, as far as they lie between two instants. */
function openMs(
  day: number,
  from: Date | undefined,
  to: Date | undefined,
  calendar: ProjectCalendar,
): number {
  if (!isWorkingDayNumber(calendar.days, day)) return 0
  const [opens, closes] = openInstants(day, calendar)
  const start = Math.max(opens, from?.getTime() ?? opens)
  const end = Math.min(closes, to?.getTime() ?? closes)
  return Math.max(0, end - start)
}

/** The open milliseconds of the days from `first` up to, not including, `end`. */
function wholeDaysMs(first: number, end: number, calendar: ProjectCalendar): number {
  if (end <= first) return 0
  const nominal = nominalMs(calendar)
  const irregular = daysAroundClockChanges(calendar.timeZone, first, end).filter((day) =>
    isWorkingDayNumber(calendar.days, day),
  )
  const correction = irregular.reduce(
    (sum, day) => sum + openMs(day, undefined, undefined, calendar) - nominal,
    0,
  )
  return countWorkingDays(calendar.days, first, end) * nominal + correction
}

function openInstants(day: number, { businessHours, timeZone }: ProjectCalendar): [number, number] {
  const at = (time: string) => toInstant({ day, clock: clockOf(time) }, timeZone).getTime()
  return [at(businessHours.opens), at(businessHours.closes)]
}

function nominalMs({ businessHours }: ProjectCalendar): number {
  return clockOf(businessHours.closes) - clockOf(businessHours.opens)
}
