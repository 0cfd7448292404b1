import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import cnHolidays from '../src/cn-holidays.json'
import { chinaDays, dayTableProblems, type DayTable } from '../src/day-table'
import { readHolidayNotice, withNotice } from '../src/holiday-notice'
import { isWorkingDayNumber } from '../src/working-days'
import { anyDayTable } from './any-calendar'
import { dayNumber, isoDay } from '../src/local-time'
import { problemsOf } from './problems'

/** What the house knows of a year. */
const known = (year: number) => ({
  year,
  holidays: chinaDays.holidays.filter(({ from }) => from.startsWith(String(year))),
  makeUpWorkdays: chinaDays.makeUpWorkdays.filter(({ on }) => on.startsWith(String(year))),
})

/** A table as the package chinese-days has it: names by dates, in any order. */
function namesByDay({ holidays, makeUpWorkdays }: Pick<DayTable, 'holidays' | 'makeUpWorkdays'>): string {
  const days = holidays.flatMap(({ zh, en, from, to }) => {
    const [first, last] = [dayNumber(from), dayNumber(to)]
    return Array.from({ length: last - first + 1 }, (_, at) => [isoDay(first + at), `${en},${zh},1`] as const)
  })
  return JSON.stringify({
    holidays: Object.fromEntries(days.reverse()),
    workdays: Object.fromEntries(makeUpWorkdays.map(({ zh, en, on }) => [on, `${en},${zh},1`])),
    inLieuDays: {},
  })
}

type Event = readonly [summary: string, from: string, end: string | null, more?: string]

function calendarFile(...events: readonly Event[]): string {
  const compact = (day: string): string => day.replaceAll('-', '')
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//CN',
    ...events.flatMap(([summary, from, end, more], at) => [
      'BEGIN:VEVENT',
      `UID:${at}`,
      `DTSTART;VALUE=DATE:${compact(from)}`,
      ...(end === null ? [] : [`DTEND;VALUE=DATE:${compact(end)}`]),
      `SUMMARY:${summary}`,
      ...(more === undefined ? [] : [more]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].join('\r\n')
}

test.each([2024, 2025, 2026])('the notice of %d is the same in every form', (year) => {
  const dayAfter = (day: string): string => isoDay(dayNumber(day) + 1)
  const ics = calendarFile(
    ...chinaDays.holidays.map(({ zh, from, to }): Event => [`${zh}(休)`, from, dayAfter(to)]),
    ...chinaDays.makeUpWorkdays.map(({ zh, on }): Event => [`${zh} 班`, on, null]),
    ['全员大会', '2026-03-02', null],
  )
  expect(readHolidayNotice('json', JSON.stringify(cnHolidays), year)).toEqual(known(year))
  expect(readHolidayNotice('json', namesByDay(chinaDays), year)).toEqual(known(year))
  expect(readHolidayNotice('ics', ics, year)).toEqual(known(year))
})

test('a file of another year is refused, and told which years it has', () => {
  const years = 'text: no holiday of 2027, but of 2024, 2025, 2026'
  expect(problemsOf(() => readHolidayNotice('json', namesByDay(chinaDays), 2027))).toEqual([years])
  expect(problemsOf(() => readHolidayNotice('json', JSON.stringify(cnHolidays), 2027))).toEqual([
    'text: tells of 2024-01-01 to 2026-12-31, which is not all of 2027',
  ])
  expect(
    problemsOf(() => readHolidayNotice('ics', calendarFile(['春节(休)', '2026-02-15', null]), 2027)),
  ).toEqual(['text: no holiday of 2027, but of 2026'])
  expect(problemsOf(() => readHolidayNotice('ics', calendarFile(), 2027))).toEqual([
    'text: no holiday of 2027, but of no year at all',
  ])
  expect(problemsOf(() => readHolidayNotice('json', '{}', 1999))).toEqual(['year: 2000 to 2100'])
})

test.each([
  ['json', '春节', ['text: not JSON']],
  ['json', 'null', ['text.: Invalid input: expected object, received null']],
  [
    'json',
    '{"holidays":{"2026-02-30":"Feast,节,1"},"workdays":{}}',
    ['text.holidays.2026-02-30: Invalid key in record'],
  ],
  ['ics', 'BEGIN:VEVENT\nEND:VEVENT', ['text: not a calendar file (iCalendar, RFC 5545)']],
  ['ics', 'not at all', ['text: not a calendar file (iCalendar, RFC 5545)']],
  ['json', ' '.repeat(100_001), ['text: larger than 100 kB']],
] as const)('%s that is no notice is refused: %#', (format, text, problems) => {
  expect(problemsOf(() => readHolidayNotice(format, text, 2026))).toEqual(problems)
})

test('each fault of the days is named', () => {
  const json = JSON.stringify({
    ...cnHolidays,
    holidays: [
      { zh: '春节', en: 'Spring Festival', from: '2026-02-15', to: '2026-02-23' },
      { zh: '元宵', en: 'Lantern Festival', from: '2026-02-23', to: '2026-02-24' },
    ],
    makeUpWorkdays: [
      { zh: '春节', en: 'Spring Festival', on: '2026-02-16' },
      { zh: '春节', en: 'Spring Festival', on: '2026-02-26' },
    ],
  })
  expect(problemsOf(() => readHolidayNotice('json', json, 2026))).toEqual([
    'days.holidays.1: 2026-02-23 is listed twice',
    'days.makeUpWorkdays.0: 2026-02-16 is a holiday too',
    'days.makeUpWorkdays.1: 2026-02-26 is not a weekend day',
  ])
  const inverted = JSON.stringify({
    ...cnHolidays,
    holidays: [{ zh: '春节', en: 'Spring Festival', from: '2026-02-23', to: '2025-02-15' }],
  })
  expect(problemsOf(() => readHolidayNotice('json', inverted, 2026))).toEqual([
    'text: 2026-02-23 to 2025-02-15 ends before it begins',
  ])
  const ics = calendarFile(
    ['春节(休)', '2026-02-15', '2026-02-10'],
    ['端午(休)', '2026-06-19', '2026-08-19'],
    ['国庆节(休)', '2026-10-01', '2026-10-08', 'RRULE:FREQ=YEARLY'],
  )
  expect(problemsOf(() => readHolidayNotice('ics', ics, 2026))).toEqual([
    'text: event 1, 春节(休): ends before it begins',
    'text: event 2, 端午(休): has more than 31 days',
    'text: event 3, 国庆节(休): recurs, but no holiday falls on the same days each year',
  ])
  const atNoon = calendarFile(['春节(休)', '2026-02-15', null]).replace(
    ';VALUE=DATE:20260215',
    ':20260215T120000',
  )
  expect(problemsOf(() => readHolidayNotice('ics', atNoon, 2026))).toEqual([
    'text: event 1, 春节(休): is not an event of whole days',
  ])
})

test('days over a year’s end belong to each year’s own notice', () => {
  const ics = calendarFile(['元旦(休)', '2026-12-31', '2027-01-04'])
  const day = { zh: '元旦', en: "New Year's Day" }
  expect(readHolidayNotice('ics', ics, 2026).holidays).toEqual([
    { ...day, from: '2026-12-31', to: '2026-12-31' },
  ])
  expect(readHolidayNotice('ics', ics, 2027).holidays).toEqual([
    { ...day, from: '2027-01-01', to: '2027-01-03' },
  ])
})

test('a published notice extends the table, or takes the place of what was known of its year', () => {
  const run = { zh: '元旦', en: "New Year's Day", from: '2027-01-01', to: '2027-01-03' }
  const next = { year: 2027, holidays: [run], makeUpWorkdays: [] }
  const days = withNotice(chinaDays, next, 'cn-2027.2')
  expect(days).toMatchObject({ version: 'cn-2027.2', knownFrom: '2024-01-01', knownUntil: '2027-12-31' })
  expect(dayTableProblems(days)).toEqual([])
  const corrected = withNotice(days, { year: 2026, holidays: [], makeUpWorkdays: [] }, 'cn-2026.3')
  expect(corrected.holidays.filter(({ from }) => from.startsWith('2026'))).toEqual([])
  expect(corrected).toMatchObject({ knownUntil: '2027-12-31' })
  expect(problemsOf(() => withNotice(chinaDays, { ...next, year: 2028 }, 'cn-2028.2'))).toEqual([
    'year: known are 2024-01-01 to 2026-12-31; what lies between is not published',
  ])
})

test('a table survives being written as a notice and read again', () => {
  fc.assert(
    fc.property(anyDayTable, (any) => {
      const days = { ...any, knownFrom: '2025-01-01', knownUntil: '2026-12-31' }
      fc.pre(days.holidays.some(({ to }) => to >= '2026-01-01'))
      for (const text of [JSON.stringify(days), namesByDay(days)]) {
        const read = withNotice(
          { ...days, holidays: [], makeUpWorkdays: [] },
          readHolidayNotice('json', text, 2026),
          'read',
        )
        for (let day = dayNumber('2026-01-01'); day < dayNumber('2027-01-01'); day++) {
          expect(isWorkingDayNumber(read, day)).toBe(isWorkingDayNumber(days, day))
        }
      }
    }),
    { numRuns: 50 },
  )
})
