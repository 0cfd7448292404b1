import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { chinaDays } from '../src/day-table'
import { addWorkingDays } from '../src/due-time'
import { localDay } from '../src/local-time'
import { projectCalendar, type ProjectCalendar } from '../src/project-calendar'
import { isWorkingDay, workingSecondsBetween } from '../src/working-time'
import {
  anyDayTable,
  anyHours,
  anyInstant,
  anyZone,
  daysLater,
  isWorkedByTheBook,
  openMsOf,
} from './any-calendar'
import { aCalendar, inChina, noHolidays } from './calendars'

const calendar = aCalendar()
const hours = (n: number) => n * 3600

test('a make-up Saturday is worked, a Friday in the festival is not', () => {
  expect(isWorkingDay(inChina('2026-02-14T00:00'), calendar)).toBe(true)
  expect(isWorkingDay(inChina('2026-02-20T12:00'), calendar)).toBe(false)
  expect(isWorkingDay(inChina('2026-03-07T12:00'), calendar)).toBe(false)
  expect(isWorkingDay(new Date('2026-03-08T16:00:00Z'), calendar)).toBe(true)
})

test('working time stands still over the festival', () => {
  const work = workingSecondsBetween(inChina('2026-02-14T17:00'), inChina('2026-02-24T10:30'), calendar)
  expect(work).toEqual({ seconds: hours(2.5), provisional: false })
})

test('working time before opening and after closing does not count', () => {
  expect(
    workingSecondsBetween(inChina('2026-03-06T06:00'), inChina('2026-03-06T23:00'), calendar).seconds,
  ).toBe(hours(9))
  expect(
    workingSecondsBetween(inChina('2026-03-06T19:00'), inChina('2026-03-06T23:00'), calendar).seconds,
  ).toBe(0)
  expect(
    workingSecondsBetween(inChina('2026-03-06T12:00'), inChina('2026-03-05T12:00'), calendar).seconds,
  ).toBe(0)
})

test('working time that reaches into the unknown year is provisional', () => {
  const work = workingSecondsBetween(inChina('2026-12-31T17:00'), inChina('2027-01-01T10:00'), calendar)
  expect(work).toEqual({ seconds: hours(2), provisional: true })
})

test('a day on which clocks change is shorter or longer by what they change', () => {
  const allDay = aCalendar({
    timeZone: 'America/New_York',
    days: { ...noHolidays, makeUpWorkdays: [{ zh: '日', en: 'a Sunday', on: '2026-03-08' }] },
    hours: [{ opens: '00:00', closes: '24:00' }],
  })
  // Friday 6 March to Tuesday 10 March, with Sunday worked: Friday, a Sunday of 23 hours, Monday
  const from = new Date('2026-03-06T05:00:00Z')
  expect(workingSecondsBetween(from, new Date('2026-03-10T04:00:00Z'), allDay).seconds).toBe(
    hours(24 + 23 + 24),
  )
})

const zones = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo']
const instants = fc
  .integer({
    min: Date.parse('2023-11-01T00:00:00Z') / 900_000,
    max: Date.parse('2027-03-01T00:00:00Z') / 900_000,
  })
  .map((quarter) => new Date(quarter * 900_000))

test('counting working days agrees with a walk from day to day', () => {
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: 1, max: 300 }),
      fc.constantFrom(...zones),
      (start, n, timeZone) => {
        let date = DateTime.fromJSDate(start, { zone: timeZone }).toFormat('yyyy-MM-dd')
        let skipped = 0
        for (let left = n; left > 0;) {
          date = daysLater(date, 1)
          if (isWorkedByTheBook(date, chinaDays)) left -= 1
          else skipped += 1
        }
        const due = addWorkingDays(start, n, aCalendar({ timeZone }))
        expect(due.dueAt).toEqual(DateTime.fromISO(`${date}T18:00`, { zone: timeZone }).toJSDate())
        expect(due.explanation).toMatchObject({ restDaysSkipped: skipped })
      },
    ),
    { numRuns: 200 },
  )
})

test('working time agrees with a walk from quarter hour to quarter hour', () => {
  const hours = fc.constantFrom(
    [{ opens: '09:00', closes: '18:00' }],
    [
      { opens: '08:30', closes: '12:00' },
      { opens: '13:30', closes: '17:45' },
    ],
    [{ opens: '00:00', closes: '24:00' }],
    [{ opens: '01:30', closes: '02:15' }],
  )
  const walk = (from: Date, to: Date, { timeZone, days, hours: openings }: ProjectCalendar) => {
    let quarters = 0
    for (let at = from.getTime(); at < to.getTime(); at += 900_000) {
      const local = DateTime.fromMillis(at, { zone: timeZone })
      const time = local.toFormat('HH:mm')
      const open = openings.some(({ opens, closes }) => opens <= time && time < closes)
      if (open && isWorkedByTheBook(local.toFormat('yyyy-MM-dd'), days)) quarters += 1
    }
    return quarters * 900
  }
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: 0, max: 20 * 96 }),
      fc.constantFrom('Asia/Shanghai', 'Asia/Kolkata'),
      hours,
      (from, quarters, timeZone, openings) => {
        const to = new Date(from.getTime() + quarters * 900_000)
        const project = aCalendar({ timeZone, hours: openings })
        expect(workingSecondsBetween(from, to, project).seconds).toBe(walk(from, to, project))
      },
    ),
    { numRuns: 40 },
  )
  const allDay = { opens: '00:00', closes: '24:00' }
  // Sundays are when clocks change: a table in which every day of the two months is worked
  const sundays = ['2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04'].map((on) => ({
    zh: '日',
    en: 'Sunday',
    on,
  }))
  const days = { ...noHolidays, makeUpWorkdays: sundays }
  for (const timeZone of zones) {
    const project = aCalendar({ timeZone, days, hours: [allDay] })
    for (const month of ['2026-03', '2026-04', '2026-10', '2026-11']) {
      const from = DateTime.fromISO(`${month}-01T00:00`, { zone: timeZone }).minus({ days: 3 })
      const to = from.plus({ days: 14 })
      const [first, last] = [from.toJSDate(), to.toJSDate()]
      expect([timeZone, month, workingSecondsBetween(first, last, project).seconds]).toEqual([
        timeZone,
        month,
        walk(first, last, project),
      ])
    }
  }
})

test('the parts of an interval add up to the whole', () => {
  fc.assert(
    fc.property(
      fc.array(instants, { minLength: 3, maxLength: 3 }),
      fc.constantFrom(...zones),
      (moments, timeZone) => {
        const [a, b, c] = moments.sort((left, right) => left.getTime() - right.getTime())
        if (!a || !b || !c) throw new Error('three moments were asked for')
        const project = aCalendar({ timeZone, hours: [{ opens: '00:00', closes: '24:00' }] })
        const seconds = (from: Date, to: Date) => workingSecondsBetween(from, to, project).seconds
        expect(seconds(a, b) + seconds(b, c)).toBe(seconds(a, c))
      },
    ),
    { numRuns: 200 },
  )
})

test('working time never runs backwards, nor faster than the clock on the wall', () => {
  fc.assert(
    fc.property(
      fc.tuple(anyInstant, anyInstant, anyInstant),
      fc.record({ timeZone: anyZone, hours: anyHours, days: anyDayTable }),
      (moments, input) => {
        const [a, b, c] = moments.toSorted((left, right) => left.getTime() - right.getTime())
        if (!a || !b || !c) throw new Error('three moments were asked for')
        const project = projectCalendar(input)
        const ms = (from: Date, to: Date) =>
          Math.round(workingSecondsBetween(from, to, project).seconds * 1000)
        expect(ms(a, b)).toBeGreaterThanOrEqual(0)
        expect(ms(a, b)).toBeLessThanOrEqual(b.getTime() - a.getTime())
        expect(ms(a, c)).toBe(ms(a, b) + ms(b, c))
        expect(ms(c, a)).toBe(0)
      },
    ),
  )
})

test('a whole day that is worked has its business hours, one that is not has none', () => {
  fc.assert(
    fc.property(anyInstant, anyHours, anyDayTable, (instant, openings, days) => {
      const project = aCalendar({ hours: openings, days })
      const date = localDay(instant, 'Asia/Shanghai')
      const [from, to] = [inChina(`${date}T00:00`), inChina(`${daysLater(date, 1)}T00:00`)]
      const open = openMsOf(openings)
      const worked = isWorkedByTheBook(date, days)
      expect(isWorkingDay(instant, project)).toBe(worked)
      expect(workingSecondsBetween(from, to, project).seconds).toBe(worked ? open / 1000 : 0)
    }),
  )
})
