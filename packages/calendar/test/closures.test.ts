import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { closuresProblems, withClosures, type Closures } from '../src/closures'
import { chinaDays, dayTableProblems } from '../src/day-table'
import { dayNumber, isoDay } from '../src/local-time'
import { isWorkingDayNumber } from '../src/working-days'
import { anyDayTable, isWorkedByTheBook } from './any-calendar'

const name = { zh: '盘点', en: 'stocktaking' }
const closedFrom = (from: string, to = from) => ({ ...name, from, to })
const workedOn = (on: string) => ({ ...name, on })

test('a project is closed on days of its own, and works on days on which others rest', () => {
  const days = withClosures(
    chinaDays,
    {
      closed: [closedFrom('2026-02-12', '2026-02-16'), closedFrom('2026-12-31', '2027-01-05')],
      worked: [workedOn('2026-02-18'), workedOn('2026-02-22'), workedOn('2026-03-07')],
    },
    '2',
  )
  expect(days.version).toBe('cn-2026.1+2')
  expect(days.holidays.filter(({ from }) => '2026-02' <= from && from < '2026-03')).toEqual([
    { zh: '春节', en: 'Spring Festival', from: '2026-02-15', to: '2026-02-17' },
    { zh: '春节', en: 'Spring Festival', from: '2026-02-19', to: '2026-02-21' },
    { zh: '春节', en: 'Spring Festival', from: '2026-02-23', to: '2026-02-23' },
    closedFrom('2026-02-12', '2026-02-14'),
  ])
  expect(days.holidays.at(-1)).toEqual(closedFrom('2026-12-31'))
  const worked = (on: string) => isWorkingDayNumber(days, dayNumber(on))
  expect(['2026-02-14', '2026-02-18', '2026-02-22', '2026-03-07'].map(worked)).toEqual([
    false,
    true,
    true,
    true,
  ])
})

test('each fault of the days of its own is named', () => {
  expect(
    closuresProblems({
      closed: [
        closedFrom('2026-03-05', '2026-03-03'),
        closedFrom('2026-02-30'),
        closedFrom('2026-01-01', '2027-01-02'),
        closedFrom('2026-04-01', '2026-04-03'),
        closedFrom('2026-04-03'),
      ],
      worked: [workedOn('2026-04-02'), workedOn('tomorrow'), workedOn('2026-03-07'), workedOn('2026-03-07')],
    }),
  ).toEqual([
    'closed.0: from and to must be dates, from not after to',
    'closed.1: from and to must be dates, from not after to',
    'closed.2: at most 366 days',
    'closed.4: 2026-04-03 is listed twice',
    'worked.0: 2026-04-02 is a closed day too',
    'worked.1: on must be a date',
    'worked.3: 2026-03-07 is listed twice',
  ])
  const many = Array.from({ length: 121 }, (_, at) => isoDay(dayNumber('2026-01-01') + at))
  expect(closuresProblems({ closed: [], worked: many.map(workedOn) })).toEqual(['worked: at most 120 days'])
  expect(closuresProblems({ closed: many.map((on) => closedFrom(on)), worked: [] })).toEqual([
    'closed: at most 60 runs of days',
  ])
})

/** Some days before what any table knows, until some days after. */
const window = { first: dayNumber('2025-12-20'), days: 220 }

const anyClosures: fc.Arbitrary<Closures> = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: window.days - 8 }), fc.integer({ min: 0, max: 7 })), {
    maxLength: 12,
    selector: ([at]) => at,
  })
  .map((runs) => {
    const closed = runs.map(([at, more]) =>
      closedFrom(isoDay(window.first + at), isoDay(window.first + at + more)),
    )
    return { closed, worked: runs.map(([at]) => workedOn(isoDay(window.first + at + 9))) }
  })
  .filter((closures) => closuresProblems(closures).length === 0)

test('whatever a project says of its days: the table stays sound, and those days are as it says, others as they were', () => {
  fc.assert(
    fc.property(anyDayTable, anyClosures, (days, closures) => {
      const own = withClosures(days, closures, 'own')
      expect(dayTableProblems(own)).toEqual([])
      for (let day = window.first; day < window.first + window.days; day++) {
        const on = isoDay(day)
        const known = days.knownFrom <= on && on <= days.knownUntil
        const closed = known && closures.closed.some(({ from, to }) => from <= on && on <= to)
        const worked = known && closures.worked.some((made) => made.on === on)
        expect(isWorkingDayNumber(own, day)).toBe(closed ? false : worked || isWorkedByTheBook(on, days))
      }
    }),
    { numRuns: 200 },
  )
})
