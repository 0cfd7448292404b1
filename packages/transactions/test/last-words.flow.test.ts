import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { systemClock } from '@shouwen/access/clock'
import { ownDatabase } from '@shouwen/testing/servers'
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { guardTenant } from '../src/house-tables'
import { Store } from '../src/store'
import type { Batch } from '../src/written-together'

class Notes1700000000003 implements MigrationInterface {
  name = 'Notes1700000000003'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table notes (group_id uuid not null, place int not null unique, what text not null);
       ${guardTenant('scribe', 'notes')}`,
    )
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}

interface Note {
  readonly place: number
  readonly what: string
}

const groupId = uuidv7()

/** How many statements the batch below has become. */
const notes: Batch<Note> = {
  text: `insert into notes (group_id, place, what)
         select '${groupId}', place, what || ' of ' || (select count(*) from jsonb_array_elements($1::jsonb))
           from jsonb_to_recordset($1::jsonb) as note (place int, what text)`,
  columns: ({ place, what }) => ({ place, what }),
}

let database: { url: string; drop(): Promise<void> }
let store: Store

beforeAll(async () => {
  database = await ownDatabase()
  store = await Store.open({
    service: 'scribe',
    databaseUrl: database.url,
    entities: [],
    migrations: [Notes1700000000003],
    clock: systemClock,
    poolSize: 2,
  })
})

afterAll(async () => {
  await store.close()
  await database.drop()
})

const written = (): Promise<Note[]> =>
  store.read(groupId, (manager) => manager.query('select place, what from notes order by place'))

describe('what a transaction writes last', () => {
  test('is one statement for all rows of a kind, and is there when it has committed', async () => {
    await store.inTenant(groupId, async (work) => {
      work.writeTogether(notes, { place: 1, what: 'first' })
      await work.manager.query('select 1')
      work.writeTogether(notes, { place: 2, what: 'second' })
    })
    expect(await written()).toEqual([
      { place: 1, what: 'first of 2' },
      { place: 2, what: 'second of 2' },
    ])
  })

  test('that fails undoes all of it, and is told', async () => {
    const writing = store.inTenant(groupId, async (work) => {
      await work.manager.query('insert into notes values ($1, 3, $2)', [groupId, 'third'])
      work.writeTogether(notes, { place: 1, what: 'again' })
    })
    await expect(writing).rejects.toMatchObject({ code: '23505' })
    expect((await written()).map(({ place }) => place)).toEqual([1, 2])
  })
})

test('whoever is still at work when another has failed is refused, and writes nothing into the next transaction', async () => {
  let late: Promise<PromiseSettledResult<unknown>[]> = Promise.resolve([])
  const failing = store.inTenant(groupId, async ({ manager }) => {
    await manager.query('select 1')
    // Each a step later than the one before: some are on their way to the connection when it is given back.
    const steps = Array.from({ length: 80 }, async (_each, steps) => {
      for (let step = 0; step < steps; step++) await Promise.resolve()
      await manager.query('insert into notes values ($1, $2, $3)', [groupId, 100 + steps, 'late'])
    })
    late = Promise.allSettled(steps)
    throw new Error('failed')
  })
  await expect(failing).rejects.toThrow('failed')
  const outcomes = await late
  expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0)
  expect((await written()).map(({ what }) => what)).not.toContain('late')
})

test('what is asked once in a transaction is asked once, until it is forgotten', async () => {
  let asked = 0
  const answers = await store.inTenant(groupId, async (work) => {
    const ask = () => work.askOnce('how often', () => Promise.resolve((asked += 1)))
    const before = await Promise.all([ask(), ask()])
    work.forget()
    return [...before, await ask()]
  })
  expect(answers).toEqual([1, 1, 2])
})
