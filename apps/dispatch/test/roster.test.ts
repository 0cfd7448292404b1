import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isOnDuty, shiftProblems, type Shift } from '../src/domain/roster'

const shanghai = 'Asia/Shanghai'
const office: Shift = { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }
/** Friday night into Saturday. */
const night: Shift = { weekdays: [5], from: '22:00', to: '06:00' }

describe('on duty', () => {
  const moments: [string, Shift, string, boolean][] = [
    ['at the first minute', office, '2026-03-02T08:00:00+08:00', true],
    ['just before', office, '2026-03-02T07:59:59+08:00', false],
    ['not at the last', office, '2026-03-02T18:00:00+08:00', false],
    ['not on Saturday', office, '2026-03-07T10:00:00+08:00', false],
    ['Monday here is Sunday in UTC', office, '2026-03-01T23:59:00Z', false],
    ['Monday 08:00 here is midnight in UTC', office, '2026-03-02T00:00:00Z', true],
    ['in the evening of a night shift', night, '2026-03-06T23:00:00+08:00', true],
    ['past midnight of a night shift', night, '2026-03-07T05:59:00+08:00', true],
    ['not when it is over', night, '2026-03-07T06:00:00+08:00', false],
    ['not in the night before', night, '2026-03-06T05:00:00+08:00', false],
    ['all day', { ...office, from: '00:00', to: '24:00' }, '2026-03-02T23:59:59+08:00', true],
    ['Sunday night into Monday', { ...night, weekdays: [7] }, '2026-03-02T01:00:00+08:00', true],
  ]
  test.each(moments)('%s', (_what, shift, at, expected) => {
    expect(isOnDuty([shift], new Date(at), shanghai)).toBe(expected)
  })

  test('nobody without a shift', () => {
    expect(isOnDuty([], new Date(), shanghai)).toBe(false)
  })

  test('from the beginning of a shift to its end, in the week of the wall clock', () => {
    const week = 7 * 24 * 60
    const anyMinute = fc.nat(24 * 60 - 1)
    const time = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    const monday = new Date('2026-03-02T00:00:00+08:00').getTime()
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
        anyMinute,
        anyMinute,
        fc.integer({ min: -week, max: week }),
        (weekdays, from, to, minute) => {
          const shift = { weekdays, from: time(from), to: time(to) }
          const length = from < to ? to - from : to - from + 24 * 60
          const expected = weekdays.some((weekday) => {
            const begun = (weekday - 1) * 24 * 60 + from
            return (((minute - begun) % week) + week) % week < length
          })
          const at = new Date(monday + minute * 60_000)
          expect(isOnDuty([shift], at, shanghai)).toBe(expected)
          expect(isOnDuty([{ ...shift, weekdays: [] }, shift], at, shanghai)).toBe(expected)
        },
      ),
      { numRuns: 300 },
    )
  })
})

const weekdaysWrong = 'weekdays must be 1 (Monday) to 7 (Sunday)'
const timesWrong = 'from and to must be HH:mm'

test.each<[Partial<Shift>, string[]]>([
  [{}, []],
  [{ weekdays: [1] }, []],
  [{ weekdays: [7] }, []],
  [{ to: '24:00' }, []],
  [{ from: '22:00', to: '06:00' }, []],
  [{ weekdays: [] }, [weekdaysWrong]],
  [{ weekdays: [0] }, [weekdaysWrong]],
  [{ weekdays: [1, 8] }, [weekdaysWrong]],
  [{ weekdays: [1.5] }, [weekdaysWrong]],
  [{ from: '8:00' }, [timesWrong]],
  [{ to: 'noon' }, [timesWrong]],
  [{ from: '24:00', to: '06:00' }, [timesWrong]],
  [{ from: 'dawn', to: 'dawn' }, [timesWrong]],
  [{ to: '08:00' }, ['from and to are the same']],
  [{ weekdays: [0], from: '8:00' }, [weekdaysWrong, timesWrong]],
])('a shift with %j has the faults %j', (changes, problems) => {
  expect(shiftProblems({ ...office, ...changes })).toEqual(problems)
})
