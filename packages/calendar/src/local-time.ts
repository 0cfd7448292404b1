import { IANAZone } from 'luxon'

const msPerMinute = 60_000
export const msPerDay = 86_400_000

/** A calendar date, `YYYY-MM-DD`, without a zone. */
export type IsoDay = string

/** A wall-clock reading: the day as a number (days since 1970-01-01) and the milliseconds that a clock on the wall shows. */
export interface LocalTime {
  readonly day: number
  readonly clock: number
}

/** Dates that were read and written before: calendars name the same few, and to make one anew takes longer than to count by it. */
const [numbers, dates] = [new Map<IsoDay, number>(), new Map<number, IsoDay>()]

/** Dates that are kept at the most: those of a century and a half. */
const KEPT_DATES = 55_000

/** The number of a date, days since 1970-01-01. NaN if there is no such date. */
export function dayNumber(isoDay: IsoDay): number {
  const known = numbers.get(isoDay)
  if (known !== undefined) return known
  const number = readDay(isoDay)
  if (!Number.isNaN(number) && numbers.size < KEPT_DATES) numbers.set(isoDay, number)
  return number
}

function readDay(isoDay: IsoDay): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(isoDay) ? Date.parse(`${isoDay}T00:00:00Z`) : NaN
  // Date.parse takes 30 February for 2 March; a date that doesn't come back unchanged does not exist.
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== isoDay ? NaN : ms / msPerDay
}

/** The date of a day number. */
export function isoDay(day: number): IsoDay {
  const known = dates.get(day)
  if (known !== undefined) return known
  const date = new Date(day * msPerDay).toISOString().slice(0, 10)
  if (dates.size < KEPT_DATES) dates.set(day, date)
  return date
}

/** Whether the name is an IANA time zone that this machine knows. Offsets such as `+08:00` are not zones. */
export function isTimeZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && IANAZone.isValidZone(name)
}

/** The number of the local day that an instant, in milliseconds, lies in. */
export function dayAt(utc: number, timeZone: string): number {
  return Math.floor((utc + offsetMs(utc, timeZone)) / msPerDay)
}

/** Reads a wall clock in the zone at an instant. Throws RangeError for an invalid date. */
export function toLocal(instant: Date, timeZone: string): LocalTime {
  const utc = instant.getTime()
  if (Number.isNaN(utc)) throw new RangeError('not an instant: invalid date')
  const local = utc + offsetMs(utc, timeZone)
  const day = Math.floor(local / msPerDay)
  return { day, clock: local - day * msPerDay }
}

/**
 * The instant at which a wall clock in the zone shows this reading. A reading that occurs twice (clocks set back) means its
 * first occurrence; one that never occurs (clocks set forward) moves on by the gap, so 02:30 becomes 03:30.
 * Luxon's own conversion guesses from today's offset, which would make the answer depend on the day one asks.
 */
export function toInstant({ day, clock }: LocalTime, timeZone: string): Date {
  const local = day * msPerDay + clock
  const before = offsetMs(local - msPerDay, timeZone)
  const after = offsetMs(local + msPerDay, timeZone)
  // No zone changes its clocks twice within two days.
  if (before === after) return new Date(local - before)
  const occurrences = [local - before, local - after].filter((utc) => utc + offsetMs(utc, timeZone) === local)
  return new Date(occurrences.length > 0 ? Math.min(...occurrences) : local - before)
}

/** The local date of an instant in a time zone. */
export function localDay(instant: Date, timeZone: string): IsoDay {
  return isoDay(toLocal(instant, timeZone).day)
}

/** The local date and time of an instant, to the minute: `2026-03-02 09:00`. */
export function localMinute(instant: Date, timeZone: string): string {
  const { day, clock } = toLocal(instant, timeZone)
  const minutes = Math.floor(clock / msPerMinute)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${isoDay(day)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The instant at which a local day begins; usually midnight, later where clocks are set forward at midnight. */
export function startOfDay(day: IsoDay, timeZone: string): Date {
  return toInstant({ day: dayNumber(day), clock: 0 }, timeZone)
}

/** The offset of a zone from UTC at an instant, in milliseconds. */
export function offsetMs(utc: number, timeZone: string): number {
  return steadyOffset(utc, timeZone) ?? IANAZone.create(timeZone).offset(utc) * msPerMinute
}

const msPerWeek = 7 * msPerDay
/** Of a zone, the offset of each week (of UTC, since 1970) that was asked for; null where it changes. */
const weeks = new Map<string, Map<number, number | null>>()
/** As many as 190 years have; more than anybody asks for. */
const WEEKS_LIMIT = 10_000

/** The offset of the week that an instant lies in: to ask the zone itself takes hundreds of times as long. */
function steadyOffset(utc: number, timeZone: string): number | null {
  const week = Math.floor(utc / msPerWeek)
  let known = weeks.get(timeZone)
  if (known === undefined || known.size >= WEEKS_LIMIT) weeks.set(timeZone, (known = new Map()))
  const offset = known.get(week)
  if (offset !== undefined) return offset
  // No zone changes its clocks twice within a week, so one that reads the same at both ends never changed.
  const zone = IANAZone.create(timeZone)
  const [atStart, atEnd] = [zone.offset(week * msPerWeek), zone.offset((week + 1) * msPerWeek)]
  const steady = atStart === atEnd ? atStart * msPerMinute : null
  known.set(week, steady)
  return steady
}

/** The milliseconds since midnight that `HH:mm` stands for, `24:00` included; NaN if it is no time of day. */
export function clockOf(time: string): number {
  const parts = /^(\d{2}):([0-5]\d)$/.exec(time)
  if (!parts) return NaN
  const minutes = Number(parts[1]) * 60 + Number(parts[2])
  return minutes <= 24 * 60 ? minutes * msPerMinute : NaN
}
