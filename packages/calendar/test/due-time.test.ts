import { expect, test } from '@jest/globals'
import { addCalendarDays, addWallClock, addWorkingDays, endOfSameDay } from '../src/due-time'
import { aCalendar, inChina, noHolidays } from './calendars'

const calendar = aCalendar()
const newYork = aCalendar({ timeZone: 'America/New_York', days: noHolidays })

test('the make-up Saturday before the Spring Festival of 2026 is the working day after Friday', () => {
  const due = addWorkingDays(inChina('2026-02-13T10:00'), 1, calendar)
  expect(due.dueAt).toEqual(inChina('2026-02-14T18:00'))
  expect(due.explanation).toMatchObject({ restDaysSkipped: 0, makeUpWorkdaysCounted: ['2026-02-14'] })
})

test('the working day after the make-up Saturday lies behind the nine days of the Spring Festival', () => {
  const due = addWorkingDays(inChina('2026-02-14T17:59'), 1, calendar)
  expect(due).toEqual({
    dueAt: inChina('2026-02-24T18:00'),
    provisional: false,
    explanation: {
      counted: 'workingDays',
      amount: 1,
      from: '2026-02-14',
      to: '2026-02-24',
      closes: '18:00',
      timeZone: 'Asia/Shanghai',
      calendarVersion: 'cn-2026.1',
      dayTableVersion: 'cn-2026.1',
      restDaysSkipped: 9,
      holidaysSkipped: [{ zh: '春节', en: 'Spring Festival', from: '2026-02-15', to: '2026-02-23' }],
      makeUpWorkdaysCounted: [],
    },
  })
})

test('what comes in during the holiday counts from the first day worked', () => {
  const due = addWorkingDays(inChina('2026-02-20T09:00'), 5, calendar)
  // 24, 25, 26, 27 and the make-up Saturday 28 February
  expect(due.dueAt).toEqual(inChina('2026-02-28T18:00'))
  expect(due.explanation).toMatchObject({
    restDaysSkipped: 3,
    holidaysSkipped: [{ from: '2026-02-21', to: '2026-02-23' }],
    makeUpWorkdaysCounted: ['2026-02-28'],
  })
})

test('the last working day of the known year is certain, the first of the unknown year provisional', () => {
  const certain = addWorkingDays(inChina('2026-12-30T12:00'), 1, calendar)
  expect(certain).toMatchObject({ dueAt: inChina('2026-12-31T18:00'), provisional: false })
  // 1 January 2027 is a Friday; no notice says yet that it is off
  const assumed = addWorkingDays(inChina('2026-12-31T12:00'), 1, calendar)
  expect(assumed).toMatchObject({ dueAt: inChina('2027-01-01T18:00'), provisional: true })
  expect(addWorkingDays(inChina('2026-12-31T12:00'), 2, calendar).dueAt).toEqual(inChina('2027-01-04T18:00'))
})

test('days before the first notice are provisional too', () => {
  expect(addWorkingDays(inChina('2018-10-01T08:00'), 1, calendar)).toMatchObject({
    dueAt: inChina('2018-10-02T18:00'),
    provisional: true,
  })
})

test('the local date decides, not the date in UTC', () => {
  // 23:30 on Friday in UTC is Saturday morning in China
  const due = addWorkingDays(new Date('2026-03-06T23:30:00Z'), 1, calendar)
  expect(due.dueAt).toEqual(inChina('2026-03-09T18:00'))
  expect(due.explanation).toMatchObject({ from: '2026-03-07' })
})

test('the same day ends with the last millisecond of the local day', () => {
  const end = new Date('2026-12-31T15:59:59.999Z')
  expect(endOfSameDay(inChina('2026-12-31T00:00'), calendar).dueAt).toEqual(end)
  expect(endOfSameDay(end, calendar)).toMatchObject({ dueAt: end, provisional: false })
})

test('a cut-off ends the day early, except for what came in after it', () => {
  expect(endOfSameDay(inChina('2026-03-06T20:59'), calendar, '21:00')).toMatchObject({
    dueAt: inChina('2026-03-06T21:00'),
    explanation: { until: '21:00' },
  })
  expect(endOfSameDay(inChina('2026-03-06T21:01'), calendar, '21:00')).toMatchObject({
    dueAt: new Date('2026-03-06T15:59:59.999Z'),
    explanation: { until: '24:00' },
  })
  expect(() => endOfSameDay(inChina('2026-03-06T21:01'), calendar, '9 pm')).toThrow(RangeError)
})

test('eight hours run through the night and over a change of clocks', () => {
  expect(addWallClock(inChina('2026-02-14T20:00'), { hours: 8 }).dueAt).toEqual(inChina('2026-02-15T04:00'))
  expect(addWallClock(new Date('2026-03-08T06:00:00Z'), { minutes: 90 })).toEqual({
    dueAt: new Date('2026-03-08T07:30:00Z'),
    provisional: false,
    explanation: { counted: 'minutes', amount: 90 },
  })
})

test('calendar days count holidays and keep the local time', () => {
  const due = addCalendarDays(inChina('2026-02-13T21:15'), 3, calendar)
  expect(due).toMatchObject({ dueAt: inChina('2026-02-16T21:15'), provisional: false })
  expect(due.explanation).toMatchObject({ from: '2026-02-13', to: '2026-02-16' })
})

test('calendar days keep the local time where clocks change', () => {
  // 10:00 EST on Saturday → 10:00 EDT on Sunday: 23 hours
  expect(addCalendarDays(new Date('2026-03-07T15:00:00Z'), 1, newYork).dueAt).toEqual(
    new Date('2026-03-08T14:00:00Z'),
  )
})

test('a local time that is skipped moves on by the gap, one that occurs twice is the first', () => {
  // 02:30 does not exist on 8 March: 03:30 EDT
  expect(addCalendarDays(new Date('2026-03-07T07:30:00Z'), 1, newYork).dueAt).toEqual(
    new Date('2026-03-08T07:30:00Z'),
  )
  // 01:30 occurs twice on 1 November: first in EDT
  expect(addCalendarDays(new Date('2026-10-31T05:30:00Z'), 1, newYork).dueAt).toEqual(
    new Date('2026-11-01T05:30:00Z'),
  )
})

test('the same day ends right where midnight itself is skipped', () => {
  // Cairo sets its clocks from 24:00 on 23 April to 01:00 on 24 April 2026
  const cairo = aCalendar({ timeZone: 'Africa/Cairo', days: noHolidays })
  expect(endOfSameDay(new Date('2026-04-23T12:00:00Z'), cairo).dueAt).toEqual(
    new Date('2026-04-23T21:59:59.999Z'),
  )
})

test('an explanation survives JSON', () => {
  const { explanation } = addWorkingDays(inChina('2026-09-18T10:00'), 15, calendar)
  expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation)
})

test('amounts that are not whole and positive are faults of the caller', () => {
  const start = inChina('2026-03-06T10:00')
  for (const n of [0, -1, 1.5, NaN]) {
    expect(() => addWorkingDays(start, n, calendar)).toThrow(RangeError)
    expect(() => addCalendarDays(start, n, calendar)).toThrow(RangeError)
  }
  expect(() => addWallClock(start, { hours: 0 })).toThrow(RangeError)
  expect(() => endOfSameDay(new Date(NaN), calendar)).toThrow(RangeError)
})
