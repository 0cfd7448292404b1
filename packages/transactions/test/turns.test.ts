import { expect, test } from '@jest/globals'
import { inTurns } from '../src/turns'

test('gives all in their order, so many at a time', async () => {
  const given: (readonly number[])[] = []
  for await (const some of inTurns([1, 2, 3, 4, 5], 2)) given.push(some)
  expect(given).toEqual([[1, 2], [3, 4], [5]])
  for await (const some of inTurns([], 2)) throw new Error(`nothing is given of nothing, not ${some.length}`)
})

test('others have their turn between two', async () => {
  const seen: string[] = []
  setImmediate(() => seen.push('another'))
  for await (const some of inTurns(['a', 'b', 'c'], 1)) seen.push(...some)
  expect(seen).toEqual(['a', 'another', 'b', 'c'])
})

test('takes no more from its source than it gives', async () => {
  let taken = 0
  function* source(): Generator<number> {
    for (;;) yield (taken += 1)
  }
  for await (const some of inTurns(source(), 3)) {
    expect(taken).toBe(some.at(-1))
    if (taken >= 9) break
  }
  expect(taken).toBe(9)
})
