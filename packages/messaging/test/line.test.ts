import { expect, test } from '@jest/globals'
import type { JsMsg } from '@nats-io/jetstream'
import fc from 'fast-check'
import type { Delivery } from '../src/delivery'
import { Line } from '../src/line'
import { anIssue } from './press-and-reader'

const LIMIT = 20
const [here, elsewhere] = ['00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002']

interface Told {
  readonly name: string
  /** Null for what is about no appeal. */
  readonly appeal: string | null
  readonly urgent?: boolean
  readonly group?: string
}

function delivery({ name, appeal, urgent = false, group = here }: Told): Delivery {
  const envelope = { ...anIssue(group, 1), subject: name, appealid: appeal }
  return { message: {} as JsMsg, urgent, envelope, unreadable: null }
}

function lineOf(told: readonly Told[]): Line {
  const line = new Line()
  for (const each of told) line.add(delivery(each))
  return line
}

function batches(line: Line): string[][] {
  const taken: string[][] = []
  while (line.length > 0) taken.push(line.next(LIMIT).map(({ envelope }) => envelope?.subject ?? ''))
  return taken
}

test('an emergency is taken before what came earlier of others, with all that is told of it', () => {
  const line = lineOf([
    { name: 'a1', appeal: 'a' },
    { name: 'registered', appeal: 'e' },
    { name: 'b1', appeal: 'b', group: elsewhere },
    { name: 'raised', appeal: 'e', urgent: true },
    { name: 'later', appeal: 'e' },
  ])
  expect(line.isUrgent).toBe(true)
  expect(batches(line)).toEqual([['registered', 'raised', 'later', 'a1'], ['b1']])
})

test('it does not go before what may change what it rests on', () => {
  const line = lineOf([
    { name: 'a1', appeal: 'a' },
    { name: 'project', appeal: null },
    { name: 'raised', appeal: 'e', urgent: true },
  ])
  expect(line.isUrgent).toBe(false)
  expect(batches(line)).toEqual([['a1', 'project', 'raised']])
})

test('a message that cannot be read is taken alone', () => {
  const line = lineOf([{ name: 'a1', appeal: 'a' }])
  line.add({ message: {} as JsMsg, urgent: false, envelope: null, unreadable: new Error('smudged') })
  line.add(delivery({ name: 'b1', appeal: 'b' }))
  expect(batches(line)).toEqual([['a1'], [''], ['b1']])
})

test('whatever comes, each is taken once, the facts of an appeal in their order, and those about none where they stood', () => {
  const one = fc.record({ appeal: fc.constantFrom('a', 'b', 'c', null), urgent: fc.boolean() })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 2 * LIMIT + 10 }), (facts) => {
      const told = facts.map((each, index) => ({ ...each, name: String(index) }))
      const taken = batches(lineOf(told))
      const all = taken.flat().map(Number)
      expect([...all].sort((a, b) => a - b)).toEqual(told.map((_, index) => index))
      for (const batch of taken) expect(batch.length).toBeLessThanOrEqual(LIMIT)
      for (const appeal of ['a', 'b', 'c']) {
        const own = all.filter((index) => told[index]?.appeal === appeal)
        expect(own).toEqual([...own].sort((a, b) => a - b))
      }
      for (const [at, index] of all.entries()) if (told[index]?.appeal === null) expect(at).toBe(index)
    }),
  )
})
