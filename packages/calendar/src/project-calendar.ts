import { Refusal } from '@shouwen/vocabulary/refusal'
import { chinaDays, dayTableProblems, type DayTable } from './day-table'
import { clockOf, dayNumber, isTimeZone, type IsoDay } from './local-time'

/** From when to when a project is open, local time. `closes` may be `24:00`; hours over midnight are not supported. */
export interface BusinessHours {
  /** `HH:mm` */
  readonly opens: string
  /** `HH:mm` */
  readonly closes: string
}

/** Other openings from a day on. */
export interface LaterHours {
  readonly from: IsoDay
  readonly hours: readonly BusinessHours[]
}

/** What "the same day", "2 days" and "1 working day" mean in a project. Plain JSON: it may be stored and sent. */
export interface ProjectCalendar {
  /** Clocks remember it, so that a later calendar never rewrites them silently. */
  readonly version: string
  /** An IANA name, e.g. `Asia/Shanghai`. */
  readonly timeZone: string
  /** The openings of a working day, at least one, in order; between two lies a break, such as lunch. */
  readonly hours: readonly BusinessHours[]
  /** Changes of the openings, each from its day on, in order; none unless told. */
  readonly laterHours?: readonly LaterHours[]
  readonly days: DayTable
}

/** What a project states of its calendar; the rest is the house's default. */
export interface CalendarInput {
  readonly version?: string
  readonly timeZone: string
  /** At most 6, in any order. */
  readonly hours: readonly BusinessHours[]
  /** In the order of their days. */
  readonly laterHours?: readonly LaterHours[]
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
  laterHours = [],
  days = chinaDays,
  version = days.version,
}: CalendarInput): ProjectCalendar {
  const problems = [...dayTableProblems(days), ...hoursProblems(hours), ...changesProblems(laterHours)]
  if (version === '') problems.push('version: missing')
  if (!isTimeZone(timeZone)) problems.push(`timeZone: "${timeZone}" is not an IANA time zone`)
  if (problems.length > 0) throw new Refusal('INPUT_INVALID', { problems })
  const calendar = { version, timeZone, hours: inOrder(hours), days }
  if (laterHours.length === 0) return calendar
  return {
    ...calendar,
    laterHours: laterHours.map(({ from, hours: later }) => ({ from, hours: inOrder(later) })),
  }
}

/** The openings of a day, if it is worked, by its number. */
export function hoursOn({ hours, laterHours = [] }: ProjectCalendar, day: number): readonly BusinessHours[] {
  return laterHours.findLast(({ from }) => dayNumber(from) <= day)?.hours ?? hours
}

function changesProblems(laterHours: readonly LaterHours[]): string[] {
  return laterHours.flatMap(({ from, hours }, at) => {
    const before = laterHours[at - 1]
    const problems = hoursProblems(hours).map((problem) => `laterHours.${at}.${problem}`)
    if (Number.isNaN(dayNumber(from))) problems.push(`laterHours.${at}.from: not a date`)
    else if (before !== undefined && !(before.from < from))
      problems.push(`laterHours.${at}.from: not later than the one before`)
    return problems
  })
}

/** What is wrong with the openings of a day, one line per fault; empty if they are sound. */
export function hoursProblems(hours: readonly BusinessHours[]): string[] {
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
  return hours
    .map(({ opens, closes }) => ({ opens, closes }))
    .sort((one, other) => clockOf(one.opens) - clockOf(other.opens))
}
