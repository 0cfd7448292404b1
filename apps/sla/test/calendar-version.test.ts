import { expect, test } from '@jest/globals'
import { calendarOf, publishedDays } from '@shouwen/calendar/calendar-versions'
import { chinaDays } from '@shouwen/calendar/day-table'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { calendarDays, dayAsked, yearOf } from '../src/domain/calendar-days'
import { decideCalendar, type CalendarVersion } from '../src/domain/calendar-version'
import { decideNotice } from '../src/domain/notice-version'
import { madeUp2027 } from './calendar-desk'

const now = new Date('2026-03-02T01:00:00Z')
const project = { groupId: 'group', projectId: 'project', timeZone: 'Asia/Shanghai' }
const hours = [{ opens: '08:30', closes: '17:30' }]
const none = { hours, closed: [], worked: [], effectiveFrom: null }
const closed = (from: string, to = from) => ({ zh: '盘点', en: 'stocktaking', from, to })
const base = { timeZone: 'Asia/Shanghai', opens: '09:00', closes: '18:00' }

function aVersion(version: number, changes: Partial<CalendarVersion> = {}): CalendarVersion {
  return { ...decideCalendar(none, project, [], 'director', now), version, ...changes }
}

function problemsOf(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'INPUT_INVALID') return error.facts['problems']
    throw error
  }
  return null
}

test('the next version holds from today unless told, and names everything that is wrong at once', () => {
  const first = decideCalendar(none, project, [], 'director', now)
  expect(first).toMatchObject({ version: 1, effectiveFrom: '2026-03-02', setBy: 'director', setAt: now })
  expect(decideCalendar({ ...none, effectiveFrom: '2027-04-06' }, project, [first], 'x', now)).toMatchObject({
    version: 2,
    effectiveFrom: '2027-04-06',
  })
  const said = {
    hours: [],
    closed: [{ ...closed('2026-05-02', '2026-05-01'), en: '' }],
    worked: [{ zh: '开'.repeat(61), en: 'open day', on: '2026-02-30' }],
  }
  expect(
    problemsOf(() => decideCalendar({ ...said, effectiveFrom: '2026-03-01' }, project, [], 'x', now)),
  ).toEqual([
    'hours: 1 to 6 openings',
    'closed.0: from and to must be dates, from not after to',
    'worked.0: on must be a date',
    'closed.0: zh and en must have 1 to 60 characters',
    'worked.0: zh and en must have 1 to 60 characters',
    'effectiveFrom: not before today, 2026-03-02',
  ])
  const from = (effectiveFrom: string) =>
    problemsOf(() => decideCalendar({ ...none, effectiveFrom }, project, [], 'x', now))
  expect(from('tomorrow')).toEqual(['effectiveFrom: not a date'])
  expect(from('2027-04-07')).toEqual(['effectiveFrom: at most 400 days ahead'])
})

test('today is the day at the project', () => {
  const late = new Date('2026-03-02T16:00:00Z')
  expect(decideCalendar(none, project, [], 'x', late).effectiveFrom).toBe('2026-03-03')
})

test('a notice is of this year or a later one, and the last word on its year holds', () => {
  const told = { ...madeUp2027, format: 'json' as const }
  const by = { groupId: 'group', publishedBy: 'management' }
  const notice = decideNotice(told, [], by, now)
  expect(notice).toMatchObject({ version: 1, year: 2027, publishedAt: now })
  expect(publishedDays([notice])).toMatchObject({ version: 'cn-2027.2', knownUntil: '2027-12-31' })
  const corrected = { ...notice, version: 2, makeUpWorkdays: [] }
  const days = publishedDays([corrected, notice])
  expect(days.version).toBe('cn-2027.3')
  expect(days.makeUpWorkdays.filter(({ on }) => on > '2027')).toEqual([])
  expect(problemsOf(() => decideNotice({ ...told, year: 2025 }, [], by, now))).toEqual(['year: 2025 is over'])
  expect(problemsOf(() => decideNotice(told, [], by, new Date('2027-12-31T15:59:59Z')))).toBe(null)
  expect(problemsOf(() => decideNotice(told, [], by, new Date('2027-12-31T16:00:00Z')))).toEqual([
    'year: 2027 is over',
  ])
})

test('each day is told as it counts', () => {
  const calendar = calendarOf(
    base,
    [aVersion(1, { effectiveFrom: '2026-12-30', closed: [closed('2026-12-30')] })],
    chinaDays,
  )
  const openings = [{ opens: '09:00', closes: '18:00' }]
  expect(calendarDays(calendar, '2026-02-14', '2026-02-15')).toEqual([
    {
      on: '2026-02-14',
      worked: true,
      zh: '春节',
      en: 'Spring Festival',
      hours: openings,
      provisional: false,
    },
    { on: '2026-02-15', worked: false, zh: '春节', en: 'Spring Festival', hours: [], provisional: false },
  ])
  expect(calendarDays(calendar, '2026-12-30', '2027-01-01')).toEqual([
    { on: '2026-12-30', worked: false, zh: '盘点', en: 'stocktaking', hours: [], provisional: false },
    { on: '2026-12-31', worked: true, zh: null, en: null, hours, provisional: false },
    { on: '2027-01-01', worked: true, zh: null, en: null, hours, provisional: true },
  ])
  expect(calendarDays(calendar, '2026-01-01', '2027-02-04')).toHaveLength(400)
  expect(problemsOf(() => calendarDays(calendar, '2026-01-01', '2027-02-05'))).toBe('at most 400 days')
  for (const [from, to] of [
    ['2026-01-02', '2026-01-01'],
    ['2026-02-30', '2026-03-01'],
    ['', '2026-03-01'],
  ] as const) {
    expect(problemsOf(() => calendarDays(calendar, from, to))).toBe(
      'from and to must be dates, from not after to',
    )
  }
})

test('a calendar is shown as it is on a day, with the exceptions of that day’s year', () => {
  const calendar = calendarOf(
    base,
    [aVersion(1, { effectiveFrom: '2026-12-30', closed: [closed('2026-12-30')] })],
    chinaDays,
  )
  expect(yearOf(calendar, '2026-12-29').hours).toEqual([{ opens: '09:00', closes: '18:00' }])
  const year = yearOf(calendar, '2026-12-30')
  expect(year).toMatchObject({ version: 'cn-2026.1+1', hours, knownUntil: '2026-12-31' })
  expect([year.restDays[0]?.from, year.restDays.at(-1)?.from]).toEqual(['2026-01-01', '2026-12-30'])
  expect(year.workedDays.map(({ on }) => on.slice(0, 4))).toEqual(Array(6).fill('2026'))
  expect(dayAsked(calendar, null, new Date('2026-03-01T16:00:00Z'))).toBe('2026-03-02')
  expect(problemsOf(() => dayAsked(calendar, '2026-02-30', now))).toBe('at: not a date')
})
