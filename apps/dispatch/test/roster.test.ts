import { describe, expect, test } from '@jest/globals'
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
})

test('a shift names its faults', () => {
  expect(shiftProblems(office)).toEqual([])
  expect(shiftProblems({ weekdays: [0], from: '8:00', to: '18:00' })).toHaveLength(2)
  expect(shiftProblems({ ...office, weekdays: [] })).toHaveLength(1)
  expect(shiftProblems({ ...office, to: '08:00' })).toEqual(['from and to are the same'])
})
