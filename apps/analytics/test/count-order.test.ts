import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { byKeys } from '../src/domain/count-order'

test('counts stand by their keys, what is not known last', () => {
  const rows = [
    [null, 'a'],
    ['b', null],
    ['b', 'a'],
    ['a', 'z'],
  ].map((keys) => ({ keys }))
  expect(rows.sort(byKeys).map(({ keys }) => keys)).toEqual([
    ['a', 'z'],
    ['b', 'a'],
    ['b', null],
    [null, 'a'],
  ])
})

test('equal keys are equal', () => {
  expect(byKeys({ keys: ['a', null] }, { keys: ['a', null] })).toBe(0)
})

const anyRow = fc
  .array(fc.option(fc.constantFrom('a', 'b', 'ab', 'Z', '\u4e00')), { minLength: 3, maxLength: 3 })
  .map((keys) => ({ keys }))

test('the order of counts is one order, in whatever order they come', () => {
  const ends = '\uffff'
  const told = ({ keys }: { keys: (string | null)[] }) => keys.map((key) => key ?? ends)
  fc.assert(
    fc.property(anyRow, anyRow, (one, other) => {
      const [left, right] = [told(one).join('\u0000'), told(other).join('\u0000')]
      expect(byKeys(one, other)).toBe(left === right ? 0 : left < right ? -1 : 1)
      expect(byKeys(other, one) + byKeys(one, other)).toBe(0)
    }),
  )
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
      expect(rows.toReversed().sort(byKeys)).toEqual(rows.toSorted(byKeys))
    }),
  )
})

test('a count by fewer keys is one whose further keys are not known', () => {
  expect(byKeys({ keys: ['a', 'b'] }, { keys: ['a'] })).toBe(-1)
  expect(byKeys({ keys: ['a', null] }, { keys: ['a'] })).toBe(0)
})
