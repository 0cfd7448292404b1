import { expect, test } from '@jest/globals'
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
