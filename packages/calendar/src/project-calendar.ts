import { Refusal } from '@shouwen/vocabulary/refusal'
import { chinaDays, dayTableProblems, type DayTable } from './day-table'
import { clockOf, isTimeZone } from './local-time'

/** When a project is open on a working day, local time. `closes` may be `24:00`; hours over midnight are not supported. */
export interface BusinessHours {
  /** `HH:mm` */
  readonly opens: string
  /** `HH:mm` */
  readonly closes: string
}

/** What "the same day", "2 days" and "1 working day" mean in a project. Plain JSON: it may be stored and sent. */
export interface ProjectCalendar {
  /** Clocks remember it, so that a later calendar never rewrites them silently. */
  readonly version: string
  /** An IANA name, e.g. `Asia/Shanghai`. */
  readonly timeZone: string
  readonly businessHours: BusinessHours
  readonly days: DayTable
}

/** What a project states of its calendar; the rest is the house's default. */
export interface CalendarInput {
  readonly version?: string
  readonly timeZone: string
  readonly businessHours: BusinessHours
  readonly days?: DayTable
}

/**
 * The only way to make a calendar: checks the zone, the hours and the day table. Without `days` the calendar follows the
 * State Council's notices; without `version` it takes that of its day table.
 * Refuses with INPUT_INVALID, every fault named.
 */
export function projectCalendar({
  timeZone,
  businessHours,
  days = chinaDays,
  version = days.version,
}: CalendarInput): ProjectCalendar {
  const problems = dayTableProblems(days)
  if (version === '') problems.push('version: missing')
  if (!isTimeZone(timeZone)) problems.push(`timeZone: "${timeZone}" is not an IANA time zone`)
  if (!(clockOf(businessHours.opens) < clockOf(businessHours.closes))) {
    problems.push('businessHours: opens and closes must be HH:mm, opens before closes')
  }
  if (problems.length > 0) throw new Refusal('INPUT_INVALID', { problems })
  const { opens, closes } = businessHours
  return { version, timeZone, businessHours: { opens, closes }, days }
}
