import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dayTableProblems, isWeekday } from '../src/day-table'
import { dayNumber, isoDay } from '../src/local-time'
import {
  countWorkingDays,
  isWorkingDayNumber,
  nthWorkingDayAfter,
  touchesUnknownDays,
} from '../src/working-days'
import { anyDayTable, daysLater, isWorkedByTheBook } from './any-calendar'
import { noHolidays } from './calendars'

/** Some days before, in and after what the tables know. */
const anyDay = fc.integer({ min: dayNumber('2025-12-01'), max: dayNumber('2026-09-01') })

test('a day is worked as the table says, whatever the table', () => {
  fc.assert(
    fc.property(anyDayTable, anyDay, (table, day) => {
      expect(dayTableProblems(table)).toEqual([])
      expect(isWorkingDayNumber(table, day)).toBe(isWorkedByTheBook(isoDay(day), table))
    }),
    { numRuns: 300 },
  )
})

test('the n-th working day is the one that a walk from day to day finds', () => {
  fc.assert(
    fc.property(anyDayTable, anyDay, fc.integer({ min: 1, max: 60 }), (table, day, n) => {
      let date = isoDay(day)
      for (let left = n; left > 0;) {
        date = daysLater(date, 1)
        if (isWorkedByTheBook(date, table)) left -= 1
      }
      expect(isoDay(nthWorkingDayAfter(table, day, n))).toBe(date)
    }),
    { numRuns: 150 },
  )
})

test('so many days count as were worked, and backwards as many less', () => {
  fc.assert(
    fc.property(anyDayTable, anyDay, fc.integer({ min: 0, max: 90 }), (table, first, length) => {
      const days = Array.from({ length }, (_, at) => isoDay(first + at))
      const worked = days.filter((date) => isWorkedByTheBook(date, table)).length
      expect(countWorkingDays(table, first, first + length)).toBe(worked)
      expect(countWorkingDays(table, first + length, first) + worked).toBe(0)
    }),
    { numRuns: 150 },
  )
})

test('Monday to Friday are weekdays in every century', () => {
  const week = ['2026-03-02', '1969-12-29', '1899-12-25', '2100-03-01'].map((monday) =>
    Array.from({ length: 7 }, (_, at) => isWeekday(dayNumber(monday) + at)),
  )
  for (const days of week) expect(days).toEqual([true, true, true, true, true, false, false])
})

test('what a table knows begins with its first day and ends with its last', () => {
  const [from, until] = [dayNumber(noHolidays.knownFrom), dayNumber(noHolidays.knownUntil)]
  expect(touchesUnknownDays(noHolidays, from, until)).toBe(false)
  expect(touchesUnknownDays(noHolidays, from - 1, until)).toBe(true)
  expect(touchesUnknownDays(noHolidays, from, until + 1)).toBe(true)
})
