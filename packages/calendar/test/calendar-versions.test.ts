import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  calendarOf,
  closuresInForce,
  inForce,
  openingsOn,
  publishedDays,
  type PublishedNotice,
  type SetCalendar,
} from '../src/calendar-versions'
import { chinaDays } from '../src/day-table'
import { addWorkingDays } from '../src/due-time'
import { dayNumber, isoDay } from '../src/local-time'

const hours = [{ opens: '08:30', closes: '17:30' }]
const base = { timeZone: 'Asia/Shanghai', opens: '09:00', closes: '18:00' }
const closed = (from: string, to = from) => ({ zh: '盘点', en: 'stocktaking', from, to })

function aVersion(version: number, changes: Partial<SetCalendar> = {}): SetCalendar {
  return { version, effectiveFrom: '2026-03-02', hours, closed: [], worked: [], ...changes }
}

test('what was set later holds from its day on, and what was set before until then', () => {
  const versions = [
    aVersion(1, { effectiveFrom: '2026-03-02', closed: [closed('2026-03-30', '2026-04-03')] }),
    aVersion(2, { effectiveFrom: '2026-06-01' }),
    aVersion(3, {
      effectiveFrom: '2026-04-02',
      closed: [closed('2026-04-01', '2026-04-02')],
      hours: [{ opens: '10:00', closes: '16:00' }],
    }),
  ]
  expect(inForce(versions).map(({ version }) => version)).toEqual([1, 3])
  expect(closuresInForce(versions).closed).toEqual([closed('2026-03-30', '2026-04-01'), closed('2026-04-02')])
  const calendar = calendarOf(base, versions, chinaDays)
  expect(calendar.version).toBe('cn-2026.1+3')
  const due = (start: string) => addWorkingDays(new Date(start), 1, calendar).dueAt.toISOString()
  expect(due('2026-02-25T01:00:00Z')).toBe('2026-02-26T10:00:00.000Z')
  expect(due('2026-03-02T01:00:00Z')).toBe('2026-03-03T09:30:00.000Z')
  expect(due('2026-03-27T01:00:00Z')).toBe('2026-04-03T08:00:00.000Z')
})

test('a project without a calendar of its own goes by what is published, at the hours that dispatch told', () => {
  expect(calendarOf(base, [], chinaDays)).toEqual({
    version: 'cn-2026.1',
    timeZone: 'Asia/Shanghai',
    hours: [{ opens: '09:00', closes: '18:00' }],
    days: chinaDays,
  })
})

test('of versions set in any order on any days, each day goes by the last one set of those whose day has come', () => {
  const day = (at: number) => isoDay(dayNumber('2026-03-02') + at)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 8 }), (starts) => {
      const versions = starts.map((at, index) => aVersion(index + 1, { effectiveFrom: day(at) }))
      const held = inForce(versions)
      for (let at = 0; at <= 30; at++) {
        const begun = versions.filter(({ effectiveFrom }) => effectiveFrom <= day(at))
        const expected = begun.at(-1)?.version
        expect(held.findLast(({ effectiveFrom }) => effectiveFrom <= day(at))?.version).toBe(expected)
      }
    }),
  )
})

test('the last word on each year holds, in whatever order notices are heard', () => {
  const notice: PublishedNotice = {
    version: 1,
    year: 2027,
    holidays: [{ zh: '元旦', en: "New Year's Day", from: '2027-01-01', to: '2027-01-04' }],
    makeUpWorkdays: [{ zh: '元旦', en: "New Year's Day", on: '2027-01-10' }],
  }
  const corrected = { ...notice, version: 2, makeUpWorkdays: [] }
  expect(publishedDays([])).toBe(chinaDays)
  expect(publishedDays([notice]).makeUpWorkdays.at(-1)?.on).toBe('2027-01-10')
  for (const notices of [
    [notice, corrected],
    [corrected, notice],
  ]) {
    expect(publishedDays(notices).version).toBe('cn-2027.3')
    expect(publishedDays(notices).makeUpWorkdays.filter(({ on }) => on > '2027')).toEqual([])
  }
})

test('a project is open every day, but for its own closed days, at the hours of the version that holds', () => {
  const versions = [
    aVersion(1, { effectiveFrom: '2026-03-02', closed: [closed('2026-03-10', '2026-03-12')] }),
    aVersion(2, { effectiveFrom: '2026-03-12', hours: [{ opens: '10:00', closes: '22:00' }] }),
  ]
  const told = [{ opens: '09:00', closes: '18:00' }]
  /** A Sunday, and a day of Spring Festival. */
  for (const day of ['2026-03-01', '2026-02-17']) expect(openingsOn(base, versions, day)).toEqual(told)
  expect(openingsOn(base, versions, '2026-03-02')).toEqual(hours)
  expect(openingsOn(base, versions, '2026-03-10')).toEqual([])
  expect(openingsOn(base, versions, '2026-03-11')).toEqual([])
  /** What was set later says all of its days. */
  expect(openingsOn(base, versions, '2026-03-12')).toEqual([{ opens: '10:00', closes: '22:00' }])
  expect(openingsOn(base, [], '2026-03-10')).toEqual(told)
})
