import { expect, test } from '@jest/globals'
import { chinaDays, dayTableProblems, type DayTable } from '../src/day-table'
import { dayNumber, isTimeZone, localDay, startOfDay } from '../src/local-time'
import { hoursOn } from '../src/project-calendar'
import { aCalendar, inChina, noHolidays } from './calendars'
import { problemsOf } from './problems'

test('a zone that nobody knows is refused by name', () => {
  expect(problemsOf(() => aCalendar({ timeZone: 'Asia/Fuzhou' }))).toEqual([
    'timeZone: "Asia/Fuzhou" is not an IANA time zone',
  ])
  expect(['Asia/Shanghai', 'UTC'].map(isTimeZone)).toEqual([true, true])
  expect(['', '+08:00', 'Beijing'].map(isTimeZone)).toEqual([false, false, false])
})

test('hours that do not open before they close are refused', () => {
  for (const [opens, closes] of [
    ['18:00', '09:00'],
    ['09:00', '09:00'],
    ['9:00', '18:00'],
    ['09:00', '24:01'],
    ['09:60', '18:00'],
  ] as const) {
    expect(problemsOf(() => aCalendar({ hours: [{ opens, closes }] }))).toEqual([
      'hours.0: opens and closes must be HH:mm, opens before closes',
    ])
  }
  expect(problemsOf(() => aCalendar({ hours: [{ opens: '00:00', closes: '24:00' }] }))).toEqual([])
})

test('a day opens once to six times; openings that overlap or touch are refused, others are put in order', () => {
  const [morning, afternoon] = [
    { opens: '08:30', closes: '12:00' },
    { opens: '13:30', closes: '17:30' },
  ]
  expect(aCalendar({ hours: [afternoon, morning] }).hours).toEqual([morning, afternoon])
  for (const opens of ['11:30', '12:00']) {
    expect(problemsOf(() => aCalendar({ hours: [morning, { opens, closes: '14:00' }] }))).toEqual([
      `hours: 08:30–12:00 and ${opens}–14:00 overlap or touch`,
    ])
  }
  const seven = Array.from({ length: 7 }, (_, at) => ({ opens: `1${at}:00`, closes: `1${at}:30` }))
  for (const hours of [[], seven]) {
    expect(problemsOf(() => aCalendar({ hours }))).toEqual(['hours: 1 to 6 openings'])
  }
})

test('hours may change from a day on: sound ones, each later than those before', () => {
  const hours = [{ opens: '10:00', closes: '16:00' }]
  const from = (...days: string[]) => aCalendar({ laterHours: days.map((day) => ({ from: day, hours })) })
  expect(hoursOn(from('2026-07-01'), dayNumber('2026-06-30'))).toEqual(aCalendar().hours)
  expect(hoursOn(from('2026-07-01'), dayNumber('2026-07-01'))).toEqual(hours)
  expect(problemsOf(() => from('2026-07-01', '2026-07-01', '2026-06-31'))).toEqual([
    'laterHours.1.from: not later than the one before',
    'laterHours.2.from: not a date',
  ])
  expect(problemsOf(() => aCalendar({ laterHours: [{ from: '2026-07-01', hours: [] }] }))).toEqual([
    'laterHours.0.hours: 1 to 6 openings',
  ])
})

test('a calendar has the version of its day table unless it has its own', () => {
  expect(aCalendar().version).toBe('cn-2026.1')
  expect(aCalendar({ version: 'gardens-7' }).version).toBe('gardens-7')
  expect(problemsOf(() => aCalendar({ version: '' }))).toEqual(['version: missing'])
})

test('the day table of the house is sound and ends with 2026', () => {
  expect(dayTableProblems(chinaDays)).toEqual([])
  expect(chinaDays.knownUntil).toBe('2026-12-31')
})

test('each fault of a day table is named', () => {
  const name = { zh: '节', en: 'feast' }
  const table: DayTable = {
    ...noHolidays,
    holidays: [
      { ...name, from: '2026-05-01', to: '2026-05-03' },
      { ...name, from: '2026-05-03', to: '2026-05-04' },
      { ...name, from: '2026-02-30', to: '2026-03-01' },
      { ...name, from: '2099-12-31', to: '2100-01-01' },
    ],
    makeUpWorkdays: [
      { ...name, on: '2026-05-02' },
      { ...name, on: '2026-05-06' },
      { ...name, on: '2026-05-09' },
      { ...name, on: '2026-05-09' },
      { ...name, on: '1999-05-08' },
    ],
  }
  expect(dayTableProblems(table)).toEqual([
    'days.holidays.1: 2026-05-03 is listed twice',
    'days.holidays.2: not a range of known dates',
    'days.holidays.3: not a range of known dates',
    'days.makeUpWorkdays.0: 2026-05-02 is a holiday too',
    'days.makeUpWorkdays.1: 2026-05-06 is not a weekend day',
    'days.makeUpWorkdays.3: 2026-05-09 is listed twice',
    'days.makeUpWorkdays.4: not a known date',
  ])
  expect(dayTableProblems({ ...noHolidays, knownFrom: '2100-01-01' })).toEqual([
    'days.knownFrom…knownUntil: not a range of dates',
  ])
})

test('a local day is told and begins by the zone', () => {
  expect(localDay(new Date('2026-02-13T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-02-14')
  expect(startOfDay('2026-02-14', 'Asia/Shanghai')).toEqual(inChina('2026-02-14T00:00'))
})
