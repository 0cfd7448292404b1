import { Refusal } from '@shouwen/vocabulary/refusal'
import { chinaDays, dayTableProblems, type DayTable } from './day-table'
import { clockOf, isTimeZone } from './local-time'

/** From when to when a project is open, local time. `closes` may be `24:00`; hours over midnight are not supported. */
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
  /** The openings of a working day, at least one, in order; between two lies a break, such as lunch. */
  readonly hours: readonly BusinessHours[]
  readonly days: DayTable
}

/** What a project states of its calendar; the rest is the house's default. */
export interface CalendarInput {
  readonly version?: string
  readonly timeZone: string
  /** At most 6, in any order. */
  readonly hours: readonly BusinessHours[]
  readonly days?: DayTable
}

/** How many openings a day may have. */
const OPENINGS_LIMIT = 6

/**
 * The only way to make a calendar: checks the zone, the hours and the day table. Without `days` the calendar follows the
 * State Council's notices; without `version` it takes that of its day table.
 * Refuses with INPUT_INVALID, every fault named.
 */
export function projectCalendar({
  timeZone,
  hours,
  days = chinaDays,
  version = days.version,
}: CalendarInput): ProjectCalendar {
  const problems = [...dayTableProblems(days), ...hoursProblems(hours)]
  if (version === '') problems.push('version: missing')
  if (!isTimeZone(timeZone)) problems.push(`timeZone: "${timeZone}" is not an IANA time zone`)
  if (problems.length > 0) throw new Refusal('INPUT_INVALID', { problems })
  return { version, timeZone, hours: inOrder(hours).map(({ opens, closes }) => ({ opens, closes })), days }
}

function hoursProblems(hours: readonly BusinessHours[]): string[] {
  if (hours.length === 0 || hours.length > OPENINGS_LIMIT) return [`hours: 1 to ${OPENINGS_LIMIT} openings`]
  const inverted = hours.flatMap(({ opens, closes }, at) =>
    clockOf(opens) < clockOf(closes)
      ? []
      : [`hours.${at}: opens and closes must be HH:mm, opens before closes`],
  )
  if (inverted.length > 0) return inverted
  // Two that touch are one that somebody typed as two, or a break that somebody forgot.
  return inOrder(hours).flatMap(({ opens, closes }, at, all) => {
    const next = all[at + 1]
    return next === undefined || clockOf(closes) < clockOf(next.opens)
      ? []
      : [`hours: ${opens}–${closes} and ${next.opens}–${next.closes} overlap or touch`]
  })
}

function inOrder(hours: readonly BusinessHours[]): BusinessHours[] {
  return hours.toSorted((one, other) => clockOf(one.opens) - clockOf(other.opens))
}
