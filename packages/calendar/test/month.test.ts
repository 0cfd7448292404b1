import { expect, test } from '@jest/globals'
import { localMinute } from '../src/local-time'
import { monthBounds } from '../src/month'

const shanghai = 'Asia/Shanghai'

test('a month begins and ends with the local midnights, December with the next year', () => {
  expect(monthBounds('2026-03', shanghai)).toEqual({
    startsAt: new Date('2026-02-28T16:00:00Z'),
    endsAt: new Date('2026-03-31T16:00:00Z'),
  })
  expect(monthBounds('2026-12', 'UTC')?.endsAt).toEqual(new Date('2027-01-01T00:00:00Z'))
})

test('what is no month has no bounds', () => {
  for (const month of ['2026-13', '2026-3', '1999-01', '', '2026-03-01']) {
    expect(monthBounds(month, shanghai)).toBeNull()
  }
})

test('a local minute is read off the wall', () => {
  expect(localMinute(new Date('2026-03-02T01:05:59Z'), shanghai)).toBe('2026-03-02 09:05')
  expect(localMinute(new Date('2026-03-02T16:00:00Z'), shanghai)).toBe('2026-03-03 00:00')
})
