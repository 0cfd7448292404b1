import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addWorkingDays, addWorkingTime } from '../src/due-time'
import { projectCalendar } from '../src/project-calendar'
import { workingSecondsBetween } from '../src/working-time'
import { anyDayTable, anyHours, anyInstant, anyLaterHours, anyZone } from './any-calendar'
import { aCalendar, inChina, noHolidays } from './calendars'
import { walkWorkingTime } from './day-walk'

const withLunch = aCalendar({
  hours: [
    { opens: '08:30', closes: '12:00' },
    { opens: '13:30', closes: '17:30' },
  ],
})

test.each([
  ['within the morning', '2026-03-02T09:00', 60, '2026-03-02T10:00'],
  ['up to the break, not its end', '2026-03-02T09:00', 180, '2026-03-02T12:00'],
  ['over the break', '2026-03-02T09:00', 181, '2026-03-02T13:31'],
  ['up to the evening, not the next morning', '2026-03-02T14:00', 210, '2026-03-02T17:30'],
  ['over night', '2026-03-02T14:00', 211, '2026-03-03T08:31'],
  ['from before opening', '2026-03-02T06:00', 30, '2026-03-02T09:00'],
  ['from within the break', '2026-03-02T12:30', 30, '2026-03-02T14:00'],
  ['over the weekend', '2026-03-06T17:00', 60, '2026-03-09T09:00'],
  ['into the make-up Saturday', '2026-02-13T17:00', 60, '2026-02-14T09:00'],
  ['over Spring Festival', '2026-02-14T17:00', 60, '2026-02-24T09:00'],
])('working time is due %s', (_, start, minutes, due) => {
  expect(addWorkingTime(inChina(start), minutes, withLunch).dueAt).toEqual(inChina(due))
})

test('working time tells which days counted and which did not', () => {
  const { explanation, provisional } = addWorkingTime(inChina('2026-02-13T17:00'), 540, withLunch)
  expect(provisional).toBe(false)
  expect(explanation).toEqual({
    counted: 'workingMinutes',
    amount: 540,
    hours: withLunch.hours,
    from: '2026-02-13',
    to: '2026-02-24',
    timeZone: 'Asia/Shanghai',
    calendarVersion: 'cn-2026.1',
    dayTableVersion: 'cn-2026.1',
    restDaysSkipped: 9,
    holidaysSkipped: [{ zh: '春节', en: 'Spring Festival', from: '2026-02-15', to: '2026-02-23' }],
    makeUpWorkdaysCounted: ['2026-02-14'],
  })
})

test('working time beyond the known notices is provisional', () => {
  const [day, minutes] = [inChina('2026-12-31T17:00'), 31]
  expect(addWorkingTime(day, 30, withLunch)).toMatchObject({ provisional: false })
  expect(addWorkingTime(day, minutes, withLunch)).toMatchObject({
    dueAt: inChina('2027-01-01T08:31'),
    provisional: true,
  })
})

test('hours that change on the way count from their day on', () => {
  const morning = { opens: '08:30', closes: '12:00' }
  const shorter = aCalendar({
    hours: withLunch.hours,
    laterHours: [{ from: '2026-03-03', hours: [morning] }],
  })
  const due = addWorkingTime(inChina('2026-03-02T16:30'), 60 + 210 + 30, shorter)
  expect(due.dueAt).toEqual(inChina('2026-03-04T09:00'))
  expect(due.explanation).toMatchObject({
    hours: withLunch.hours,
    laterHours: [{ from: '2026-03-03', hours: [morning] }],
  })
  const within = addWorkingTime(inChina('2026-03-02T16:30'), 60, shorter)
  expect(within.explanation).not.toHaveProperty('laterHours')
  expect(addWorkingDays(inChina('2026-03-02T10:00'), 1, shorter).dueAt).toEqual(inChina('2026-03-03T12:00'))
})

test('an amount that is not whole and positive is none', () => {
  for (const minutes of [0, -60, 1.5, NaN]) {
    expect(() => addWorkingTime(inChina('2026-03-02T09:00'), minutes, withLunch)).toThrow(RangeError)
  }
})

const anyProject = fc
  .record({ timeZone: anyZone, hours: anyHours, laterHours: anyLaterHours, days: anyDayTable })
  .map((input) => projectCalendar(input))
const anyMinutes = fc.integer({ min: 1, max: 30 * 24 * 60 })

/** `CASES=1000000` for the long run, a hundred of each calendar. */
const cases = Number(process.env['CASES'] ?? 2_000)
const perCalendar = 100
const anyCases = fc.array(fc.tuple(anyInstant, anyMinutes), {
  minLength: perCalendar,
  maxLength: perCalendar,
})

test('working time is due when a walk from day to day would have it due', () => {
  fc.assert(
    fc.property(anyProject, anyCases, (project, some) => {
      for (const [start, minutes] of some) {
        const { dueAt } = addWorkingTime(start, minutes, project)
        if (dueAt.getTime() === walkWorkingTime(start, minutes, project).getTime()) continue
        expect({ start, minutes, dueAt }).toBe('due as the walk has it')
      }
    }),
    { numRuns: Math.ceil(cases / perCalendar) },
  )
}, 3_600_000)

test('by the due time so much working time has passed, and one millisecond before it had not', () => {
  fc.assert(
    fc.property(anyInstant, anyMinutes, anyProject, (start, minutes, project) => {
      const { dueAt } = addWorkingTime(start, minutes, project)
      const passed = (to: Date): number =>
        Math.round(workingSecondsBetween(start, to, project).seconds * 1_000)
      expect(passed(dueAt)).toBe(minutes * 60_000)
      expect(passed(new Date(dueAt.getTime() - 1))).toBe(minutes * 60_000 - 1)
    }),
    { numRuns: 500 },
  )
})

test('days on which clocks change count for as long as they are', () => {
  const allDay = aCalendar({
    timeZone: 'America/New_York',
    hours: [{ opens: '00:00', closes: '24:00' }],
    days: {
      ...noHolidays,
      makeUpWorkdays: ['2026-03-08', '2026-11-01'].map((on) => ({ zh: '日', en: 'a Sunday', on })),
    },
  })
  const days = (n: number): number => n * 24 * 60
  // A Sunday of 23 hours, and one of 25.
  expect(addWorkingTime(new Date('2026-03-08T05:00:00Z'), days(1), allDay).dueAt).toEqual(
    new Date('2026-03-09T05:00:00Z'),
  )
  expect(addWorkingTime(new Date('2026-11-01T04:00:00Z'), days(1), allDay).dueAt).toEqual(
    new Date('2026-11-02T04:00:00Z'),
  )
})
