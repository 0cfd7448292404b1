import { dayNumber, isoDay, type IsoDay } from './local-time'
import cnHolidays from './cn-holidays.json'

/** Days off in a row for one holiday, first and last day included. Weekend days may be among them. */
export interface HolidayRun {
  readonly zh: string
  readonly en: string
  readonly from: IsoDay
  readonly to: IsoDay
}

/** A weekend day that is worked to make up for a holiday (调休). */
export interface MakeUpWorkday {
  readonly zh: string
  readonly en: string
  readonly on: IsoDay
}

/**
 * The published exceptions to Monday–Friday. Outside `knownFrom`…`knownUntil` (both included) nothing is published:
 * there Monday–Friday is assumed, and what is computed from it is provisional.
 */
export interface DayTable {
  readonly version: string
  readonly knownFrom: IsoDay
  readonly knownUntil: IsoDay
  readonly holidays: readonly HolidayRun[]
  readonly makeUpWorkdays: readonly MakeUpWorkday[]
}

/** What a table, or a notice, says of its days. */
export type DayExceptions = Pick<DayTable, 'holidays' | 'makeUpWorkdays'>

/** Mainland China by the State Council's notices, 2024–2026. */
export const chinaDays: DayTable = cnHolidays

/** What is wrong with a day table, one line per fault; empty if it is sound. */
export function dayTableProblems(table: DayTable): string[] {
  const [from, until] = [dayNumber(table.knownFrom), dayNumber(table.knownUntil)]
  if (!(from <= until)) return ['days.knownFrom…knownUntil: not a range of dates']
  const problems: string[] = []
  const inRange = (day: number) => from <= day && day <= until
  const holidays = new Set<number>()
  table.holidays.forEach((run, at) => {
    const [first, last] = [dayNumber(run.from), dayNumber(run.to)]
    if (!(first <= last) || !inRange(first) || !inRange(last)) {
      problems.push(`days.holidays.${at}: not a range of known dates`)
      return
    }
    for (let day = first; day <= last; day++) {
      if (holidays.has(day)) problems.push(`days.holidays.${at}: ${isoDay(day)} is listed twice`)
      holidays.add(day)
    }
  })
  const makeUps = new Set<number>()
  table.makeUpWorkdays.forEach(({ on }, at) => {
    const day = dayNumber(on)
    if (!inRange(day)) problems.push(`days.makeUpWorkdays.${at}: not a known date`)
    else if (holidays.has(day)) problems.push(`days.makeUpWorkdays.${at}: ${on} is a holiday too`)
    else if (isWeekday(day)) problems.push(`days.makeUpWorkdays.${at}: ${on} is not a weekend day`)
    else if (makeUps.has(day)) problems.push(`days.makeUpWorkdays.${at}: ${on} is listed twice`)
    makeUps.add(day)
  })
  return problems
}

/** Monday to Friday. */
export function isWeekday(day: number): boolean {
  // 1970-01-01, day 0, was a Thursday.
  return (((day + 3) % 7) + 7) % 7 < 5
}
