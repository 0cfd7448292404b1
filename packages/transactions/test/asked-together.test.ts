import { expect, test } from '@jest/globals'
import type { EntityManager } from 'typeorm'
import { AskedTogether, written, type Together } from '../src/asked-together'

const asking = { manager: {} as EntityManager, groupId: 'group', now: new Date(0) }

/** Doubles numbers, but for thirteen; what it was asked for each time. */
function doubling(): { asked: number[][]; double: Together<number, number> } {
  const asked: number[][] = []
  const double: Together<number, number> = (_asking, keys) => {
    asked.push([...keys])
    return Promise.resolve(keys.map((key) => (key === 13 ? new Error('unlucky') : key * 2)))
  }
  return { asked, double }
}

test('what is asked at the same moment is asked in one go, each gets its own answer, and nothing is remembered', async () => {
  const { asked, double } = doubling()
  const together = new AskedTogether(asking)
  const twice = async (key: number): Promise<number> => together.ask(double, await together.ask(double, key))
  expect(await Promise.all([twice(1), twice(2), twice(1)])).toEqual([4, 8, 4])
  expect(asked).toEqual([
    [1, 2, 1],
    [2, 4, 2],
  ])
})

test('one that must fail fails alone', async () => {
  const { asked, double } = doubling()
  const together = new AskedTogether(asking)
  const outcomes = await Promise.allSettled([1, 13, 3].map((key) => together.ask(double, key)))
  expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 'failed'))).toEqual([
    2,
    'failed',
    6,
  ])
  expect(asked).toHaveLength(1)
})

test('a statement that fails fails for all who asked for it', async () => {
  const together = new AskedTogether(asking)
  const failing = written<number>(() => Promise.reject(new Error('smudged')))
  const outcomes = await Promise.allSettled([1, 2].map((key) => together.ask(failing, key)))
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})

test('more than a statement takes are asked for in several', async () => {
  const { asked, double } = doubling()
  const together = new AskedTogether(asking)
  await Promise.all(Array.from({ length: 1_200 }, (_, key) => together.ask(double, key + 100)))
  expect(asked.map(({ length }) => length)).toEqual([500, 500, 200])
})
