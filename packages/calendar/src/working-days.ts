import { isWeekday, type DayTable } from './day-table'
import { dayNumber } from './local-time'

/** The exceptions of a day table in order, with the running sum of what they add to Monday–Friday. */
interface Exceptions {
  readonly knownFrom: number
  readonly knownUntil: number
  readonly days: readonly number[]
  /** `sums[i]`: working days gained or lost by the first `i` exceptions. */
  readonly sums: readonly number[]
}

const indexed = new WeakMap<DayTable, Exceptions>()

/** Whether a day is worked. */
export function isWorkingDayNumber(table: DayTable, day: number): boolean {
  return workingDaysBefore(table, day + 1) - workingDaysBefore(table, day) === 1
}

/** How many working days lie from `from` up to, not including, `to`. Negative when `to` is earlier. */
export function countWorkingDays(table: DayTable, from: number, to: number): number {
  return workingDaysBefore(table, to) - workingDaysBefore(table, from)
}

/** The n-th working day after a day, the day itself not counted; n ≥ 1. */
export function nthWorkingDayAfter(table: DayTable, day: number, n: number): number {
  const wanted = workingDaysBefore(table, day + 1) + n
  let low = day + 1
  // Every full week without exceptions brings five; each exception costs at most one more day and its weekend.
  let high = day + 14 + 2 * n + 3 * exceptionsOf(table).days.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (workingDaysBefore(table, middle + 1) >= wanted) high = middle
    else low = middle + 1
  }
  return low
}

/** Whether the table says nothing about some day from `first` to `last`, both included. */
export function touchesUnknownDays(table: DayTable, first: number, last: number): boolean {
  const { knownFrom, knownUntil } = exceptionsOf(table)
  return first < knownFrom || last > knownUntil
}

/** Working days before a day, counted from an arbitrary fixed day: only differences mean anything. */
function workingDaysBefore(table: DayTable, day: number): number {
  const { days, sums } = exceptionsOf(table)
  return weekdaysBefore(day) + (sums[firstAtLeast(days, day)] ?? 0)
}

/** Mondays to Fridays before a day, counted from Monday 1969-12-29 (day -3). */
function weekdaysBefore(day: number): number {
  const weeks = Math.floor((day + 3) / 7)
  const weekday = day + 3 - weeks * 7
  return weeks * 5 + Math.min(weekday, 5)
}

function exceptionsOf(table: DayTable): Exceptions {
  const known = indexed.get(table)
  if (known) return known
  const changes = new Map<number, number>()
  for (const { from, to } of table.holidays) {
    for (let day = dayNumber(from); day <= dayNumber(to); day++) if (isWeekday(day)) changes.set(day, -1)
  }
  for (const { on } of table.makeUpWorkdays) changes.set(dayNumber(on), 1)
  const ordered = [...changes].sort(([a], [b]) => a - b)
  const sums = [0]
  for (const [, change] of ordered) sums.push((sums.at(-1) ?? 0) + change)
  const [knownFrom, knownUntil] = [dayNumber(table.knownFrom), dayNumber(table.knownUntil)]
  const exceptions = { knownFrom, knownUntil, days: ordered.map(([day]) => day), sums }
  indexed.set(table, exceptions)
  return exceptions
}

/** The position of the first number that is at least `wanted`, in an ascending list. */
function firstAtLeast(ascending: readonly number[], wanted: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? Infinity) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
