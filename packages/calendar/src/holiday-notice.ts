import type { NoticeFormat } from '@shouwen/vocabulary/calendars'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { dayTableProblems, type DayExceptions, type DayTable } from './day-table'
import { dayNumber, isoDay } from './local-time'
import { daysOfIcs } from './notice-ics'
import { daysOfJson } from './notice-json'

/** What a notice 放假安排 says of one year. */
export interface HolidayNotice extends DayExceptions {
  readonly year: number
}

/** Bytes that a notice has at the most. */
export const NOTICE_LIMIT_BYTES = 100_000

/**
 * What a notice says of a year; days of other years in it are left out.
 * Refuses with INPUT_INVALID, every fault named: what is larger than 100 kB or cannot be read, what says nothing of the year,
 * days that are listed twice, a make-up day on a weekday.
 */
export function readHolidayNotice(format: NoticeFormat, text: string, year: number): HolidayNotice {
  if (!Number.isInteger(year) || year < 2000 || year > 2100) refuse(['year: 2000 to 2100'])
  if (Buffer.byteLength(text) > NOTICE_LIMIT_BYTES) refuse(['text: larger than 100 kB'])
  const said = format === 'json' ? daysOfJson(text, year) : daysOfIcs(text)
  if (Array.isArray(said)) refuse(said)
  const inverted = said.holidays.filter(({ from, to }) => from > to)
  if (inverted.length > 0)
    refuse(inverted.map(({ from, to }) => `text: ${from} to ${to} ends before it begins`))
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const holidays = said.holidays
    .filter(({ from, to }) => first <= to && from <= last)
    .map((run) => ({ ...run, from: run.from < first ? first : run.from, to: run.to > last ? last : run.to }))
    .sort((one, other) => (one.from < other.from ? -1 : 1))
  const makeUpWorkdays = said.makeUpWorkdays
    .filter(({ on }) => first <= on && on <= last)
    .sort((one, other) => (one.on < other.on ? -1 : 1))
  if (holidays.length === 0) refuse([`text: no holiday of ${year}, but ${yearsOf(said)}`])
  const table = { version: 'notice', knownFrom: first, knownUntil: last, holidays, makeUpWorkdays }
  const problems = dayTableProblems(table)
  if (problems.length > 0) refuse(problems)
  return { year, holidays, makeUpWorkdays }
}

/**
 * A table that knows the notice's year by the notice, whatever it said of that year before.
 * Refuses with INPUT_INVALID a year that leaves another one between unknown.
 */
export function withNotice(days: DayTable, { year, ...said }: HolidayNotice, version: string): DayTable {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const [from, until] = [dayNumber(days.knownFrom), dayNumber(days.knownUntil)]
  if (dayNumber(first) > until + 1 || dayNumber(last) < from - 1) {
    refuse([`year: known are ${days.knownFrom} to ${days.knownUntil}; what lies between is not published`])
  }
  const isOther = (day: string): boolean => day < first || day > last
  return {
    version,
    knownFrom: isoDay(Math.min(from, dayNumber(first))),
    knownUntil: isoDay(Math.max(until, dayNumber(last))),
    holidays: [...days.holidays.filter((run) => isOther(run.from)), ...said.holidays],
    makeUpWorkdays: [...days.makeUpWorkdays.filter(({ on }) => isOther(on)), ...said.makeUpWorkdays],
  }
}

function yearsOf({ holidays }: DayExceptions): string {
  const years = [...new Set(holidays.map(({ from }) => from.slice(0, 4)))].sort()
  return years.length === 0 ? 'of no year at all' : `of ${years.join(', ')}`
}

function refuse(problems: readonly string[]): never {
  throw new Refusal('INPUT_INVALID', { problems })
}
