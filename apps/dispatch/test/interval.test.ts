import { expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import { contains, requireInterval, without, type Interval } from '../src/domain/interval'

const hour = (count: number): Date => new Date(Date.UTC(2026, 2, 2) + count * 3_600_000)
const from = (start: number, end: number): Interval => ({ from: hour(start), to: hour(end) })

test('an interval ends after it begins, and lasts 31 days at the most', () => {
  const invalid = new Refusal('INTERVAL_INVALID', { limit: 31 })
  expect(() => requireInterval(from(0, 31 * 24))).not.toThrow()
  for (const wrong of [from(0, 0), from(1, 0), from(0, 31 * 24 + 1), { from: hour(0), to: new Date(NaN) }]) {
    expect(() => requireInterval(wrong)).toThrow(invalid)
  }
})

test('what is left of a day without shifts that overlap and reach beyond it', () => {
  expect(without(from(10, 22), [from(12, 14), from(13, 15), from(20, 30), from(2, 11)])).toEqual([
    from(11, 12),
    from(15, 20),
  ])
  expect(without(from(10, 22), [])).toEqual([from(10, 22)])
  expect(without(from(10, 22), [from(10, 22)])).toEqual([])
})

test('an instant lies in what is left just when it lies in the whole and in none of the others', () => {
  const any = fc
    .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
    .map(([start, length]) => from(start, start + length))
  fc.assert(
    fc.property(any, fc.array(any, { maxLength: 6 }), fc.nat(60), (whole, others, count) => {
      const at = hour(count)
      const left = without(whole, others).some((gap) => contains(gap, at))
      expect(left).toBe(contains(whole, at) && !others.some((other) => contains(other, at)))
    }),
  )
})
