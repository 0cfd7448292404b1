import { expect, test } from '@jest/globals'
import { systemClock } from '@shouwen/access/clock'
import { ownDatabase } from '@shouwen/testing/servers'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { v7 as uuidv7 } from 'uuid'
import { Store } from '../src/store'

test('of two transactions that wait for each other one goes on, and the other may be tried again', async () => {
  const database = await ownDatabase()
  const store = await Store.open({
    service: 'press',
    databaseUrl: database.url,
    entities: [],
    migrations: [],
    clock: systemClock,
  })
  let arrived = 0
  let go = (): void => undefined
  const both = new Promise<void>((resolve) => (go = resolve))
  const lockBoth = (first: number, second: number): Promise<void> =>
    store.inTenant(uuidv7(), async ({ manager }) => {
      await manager.query('select pg_advisory_xact_lock($1)', [first])
      arrived += 1
      if (arrived === 2) go()
      await both
      await manager.query('select pg_advisory_xact_lock($1)', [second])
    })
  try {
    const outcomes = await Promise.allSettled([lockBoth(1, 2), lockBoth(2, 1)])
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(refused).toEqual([new Refusal('UNAVAILABLE')])
    expect(refused[0]).toMatchObject({ code: 'UNAVAILABLE' })
  } finally {
    await store.close()
    await database.drop()
  }
})
