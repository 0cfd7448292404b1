import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { groupOpened } from '@shouwen/events/dispatch'
import { redrive } from '@shouwen/messaging/dead-letters'
import { streamName } from '@shouwen/messaging/streams'
import { eventually } from '@shouwen/testing/eventually'
import { House } from '@shouwen/testing/house'
import type { RunningService } from '@shouwen/subgraph/run-service'
import { v7 as uuidv7 } from 'uuid'
import {
  aPress,
  aReader,
  anIssue,
  issuePrinted,
  print,
  readings,
  untilDead,
  untilRead,
} from './press-and-reader'

const illegible = new Set<number>()
let house: House
let press: RunningService
let reader: RunningService
let groupId: string

beforeAll(async () => {
  house = await House.open()
  press = await house.mount(aPress(), 16)
  reader = await house.mount(
    aReader(({ number }) => {
      if (illegible.has(number)) throw new Error(`issue ${number} is smudged \u0000`)
    }),
  )
})

afterAll(() => house.close())

beforeEach(async () => {
  groupId = uuidv7()
  illegible.clear()
  await house.sql('delete from reader.readings')
  await house.sql('delete from reader.dead_letters')
})

/** Transactions that the database has rolled back so far. */
async function failures(): Promise<number> {
  const [row] = await house.sql<{ failed: string }>(
    'select xact_rollback as failed from pg_stat_database where datname = current_database()',
  )
  return Number(row?.failed)
}

describe('an event that keeps failing', () => {
  test('becomes a dead letter with its error while others pass, and is applied once when it is redriven', async () => {
    illegible.add(2)
    await print(press, groupId, 1, 1, 2, 3)
    await print(press, uuidv7(), 1, 4)
    expect((await untilRead(house, 3)).map(({ number }) => number).sort()).toEqual([1, 3, 4])
    const [letter] = await untilDead(house, 1)
    expect(letter).toMatchObject({ type: 'press.issue.printed.v1', attempts: 5 })
    expect(letter?.error).toContain('issue 2 is smudged')

    illegible.clear()
    expect(await redrive(reader.store, await house.nats(), 'reader')).toBe(1)
    const read = await untilRead(house, 4)
    expect(read.at(-1)).toEqual({ writer: 1, number: 2, times: 1 })
    expect(await redrive(reader.store, await house.nats(), 'reader')).toBe(0)
    await untilDead(house, 0)
    await print(press, groupId, 1, 5)
    expect((await untilRead(house, 5)).map(({ times }) => times)).toEqual([1, 1, 1, 1, 1])
  })

  test('that dies again at once when it is redriven can be redriven again', async () => {
    const bad = { ...anIssue(groupId, 1), type: groupOpened.type, data: { groupId: 'none' } }
    await house.publish(bad)
    await untilDead(house, 1)
    for (const time of [1, 2, 3]) {
      expect([time, await redrive(reader.store, await house.nats(), 'reader')]).toEqual([time, 1])
      const [letter] = await untilDead(house, 1)
      expect(letter).toMatchObject({ event_id: bad.id, attempts: time + 1 })
    }
  })
})

test('what nobody here reacts to is acknowledged, as much as comes, and leaves nothing behind', async () => {
  const unheard = Array.from({ length: 5 }, (_, at) => ({
    ...anIssue(groupId, at),
    type: 'press.issue.pulped.v1',
  }))
  for (const envelope of unheard) await house.publish(envelope)
  const { manager } = await house.nats()
  const stream = streamName(house.transport.prefix, 'press')
  const { state } = await manager.streams.info(stream)
  await eventually(async () => {
    const { ack_floor, num_pending, num_ack_pending } = await manager.consumers.info(stream, 'reader')
    expect([ack_floor.stream_seq, num_pending, num_ack_pending]).toEqual([state.last_seq, 0, 0])
  })
  expect(await readings(house)).toEqual([])
  expect(
    await house.sql('select event_id from reader.inbox where event_id = any($1::uuid[])', [
      unheard.map(({ id }) => id),
    ]),
  ).toEqual([])
})

test('what nobody here reacts to is not even read', async () => {
  await house.publishText('press', 'press.issue.pulped.v1', 'hello')
  await print(press, groupId, 1, 1)
  await untilRead(house, 1)
  expect(await house.sql('select 1 from reader.dead_letters')).toEqual([])
})

describe('a message that cannot be read', () => {
  const messages: [string, string][] = [
    ['no JSON', 'hello'],
    ['no event', '{"hello": "world"}'],
    ['the character NUL', 'a\u0000b'],
    ['half a character at the cut', `${'x'.repeat(9_999)}😀`],
    ['nothing', ''],
  ]
  test.each(messages)('becomes a dead letter while others pass: %s', async (_what, text) => {
    await house.publishText('press', 'press.issue.printed.v1', text)
    await print(press, groupId, 1, 1)
    await untilRead(house, 1)
    const [letter] = await untilDead(house, 1)
    expect(letter).toMatchObject({ type: 'unreadable', attempts: 1 })
    expect(letter?.envelope.raw).toHaveLength(Math.min(text.length, 10_000))
    expect(await redrive(reader.store, await house.nats(), 'reader')).toBe(0)
  })

  test('waits while its dead letter cannot be written', async () => {
    await house.sql('alter table reader.dead_letters rename to dead_letters_away')
    const before = await failures()
    await house.publishText('press', 'press.issue.printed.v1', 'hello')
    await eventually(async () => {
      if ((await failures()) <= before) throw new Error('nobody tried to write it')
    })
    await house.sql('alter table reader.dead_letters_away rename to dead_letters')
    await untilDead(house, 1)
    await print(press, groupId, 1, 1)
    await untilRead(house, 1)
  })
})

describe('the same event', () => {
  test('delivered twice has one effect', async () => {
    const issue = anIssue(groupId, 1)
    await house.publish(issue)
    await untilRead(house, 1)
    await house.publish(issue)
    await Promise.all([house.publish(issue), house.publish(issue)])
    await house.publish(anIssue(groupId, 2))
    expect(await untilRead(house, 2)).toEqual([
      { writer: 1, number: 1, times: 1 },
      { writer: 1, number: 2, times: 1 },
    ])
  })
})

describe('the relay', () => {
  test('loses none of the events of 12 concurrent writers, and keeps the order of each', async () => {
    const writers = Array.from({ length: 12 }, (_each, index) => index)
    const perWriter = 40
    await Promise.all(
      writers.map(async (writer) => {
        for (let number = 0; number < perWriter; number += 1) {
          // A transaction has its place in the order before it commits: some commit long after later ones.
          await press.store.inTenant(groupId, async (work) => {
            await work.manager.query('select pg_current_xact_id(), pg_sleep($1)', [
              ((writer * 7 + number) % 5) / 500,
            ])
            work.record(issuePrinted, { subject: `issue/${number}`, clauses: [], data: { writer, number } })
          })
        }
      }),
    )
    const read = await untilRead(house, writers.length * perWriter, 30_000)
    const missed = await house.sql(
      `select id from press.events except select event_id from reader.inbox where consumer = 'reader'`,
    )
    expect(missed).toEqual([])
    expect(read.every(({ times }) => times === 1)).toBe(true)
    for (const writer of writers) {
      const numbers = read.filter((row) => row.writer === writer).map(({ number }) => number)
      expect(numbers).toEqual(Array.from({ length: perWriter }, (_each, index) => index))
    }
    expect(await readings(house)).toHaveLength(writers.length * perWriter)
  })
})
