import { expect, test } from '@jest/globals'
import { addWorkingDaysAtTime } from '../src/due-time'
import { aCalendar, inChina, noHolidays } from './calendars'

const calendar = aCalendar({ days: noHolidays })

test.each([
  ['on a working day, at its own time', '2026-03-02T10:15', '2026-03-04T10:15'],
  ['before the opening, at its own time', '2026-03-02T07:00', '2026-03-04T07:00'],
  ['a minute before the close', '2026-03-02T17:59', '2026-03-04T17:59'],
  ['at the close: as if at the next opening', '2026-03-02T18:00', '2026-03-05T09:00'],
  ['after the close of a Friday', '2026-03-06T20:00', '2026-03-11T09:00'],
  ['on a day of rest: at that time of the next working day', '2026-03-07T20:00', '2026-03-11T20:00'],
])('two working days %s', (_when, start, due) => {
  expect(addWorkingDaysAtTime(inChina(start), 2, calendar).dueAt).toEqual(inChina(due))
})

test('holidays do not count, and what lies beyond the known days is provisional', () => {
  const { dueAt, provisional, explanation } = addWorkingDaysAtTime(
    inChina('2026-09-30T10:00'),
    1,
    aCalendar(),
  )
  expect(dueAt).toEqual(inChina('2026-10-08T10:00'))
  expect(provisional).toBe(false)
  expect(explanation).toMatchObject({ counted: 'workingDays', amount: 1, closes: '10:00' })
  expect(addWorkingDaysAtTime(inChina('2026-12-31T10:00'), 1, aCalendar()).provisional).toBe(true)
})
