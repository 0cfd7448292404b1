import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { forget } from '@shouwen/messaging/forget'
import { replayTo } from '@shouwen/messaging/replay'
import { eventually } from '@shouwen/testing/eventually'
import { House } from '@shouwen/testing/house'
import type { RunningService } from '@shouwen/subgraph/run-service'
import { applyOnce } from '@shouwen/transactions/inbox'
import { clockBreached } from '@shouwen/events/sla'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'
import { countBreach } from '../src/store/appeal-facts'
import { aProducer, producerNames, record } from './producers'
import { aWholeLife, anAppealToldOf, anEvent, projectToldOf, registeredToldOf } from './told'

let house: House
let analytics: RunningService
const producers = new Map<string, RunningService>()

beforeAll(async () => {
  house = await House.open()
  for (const name of producerNames) producers.set(name, await house.mount(aProducer(name)))
  analytics = await house.mount(service)
})

afterAll(() => house.close())

type Model = Record<'facts' | 'trail' | 'projects', object[]>

async function model(): Promise<Model> {
  return {
    facts: await house.sql('select * from analytics.appeal_facts order by appeal_id'),
    trail: await house.sql('select * from analytics.trail_entries order by event_id'),
    projects: await house.sql('select * from analytics.known_projects order by project_id'),
  }
}

const everyEvent = producerNames
  .map((name) => `select id from ${name.replaceAll('-', '_')}.events`)
  .join(' union all ')

/** Waits until analytics has heard every event of every producer. */
function untilAllHeard(): Promise<void> {
  return eventually(
    async () => {
      const missing = await house.sql(`${everyEvent} except select event_id from analytics.inbox`)
      if (missing.length > 0) throw new Error(`${missing.length} events were not heard`)
    },
    { within: 30_000 },
  )
}

async function rebuild(): Promise<void> {
  const nats = await house.nats()
  await forget(analytics.store, service.readModels ?? [])
  for (const producer of producers.values()) await replayTo(producer.store, nats, 'analytics')
}

async function lives(count: number): Promise<void> {
  const first = anAppealToldOf()
  await record(producers, [projectToldOf(first)])
  await Promise.all(
    Array.from({ length: count }, () =>
      record(producers, aWholeLife(anAppealToldOf({ groupId: first.groupId, projectId: first.projectId }))),
    ),
  )
}

describe('a rebuild from the event tables', () => {
  beforeEach(async () => {
    await lives(5)
    await untilAllHeard()
  })

  test('gives the same read model, row for row', async () => {
    const before = await model()
    expect(before.facts.length).toBeGreaterThanOrEqual(5)
    await rebuild()
    await untilAllHeard()
    expect(await model()).toEqual(before)
  })

  test('gives the same read model also while live events arrive', async () => {
    let going = true
    let recorded = 0
    const live = (async () => {
      while (going) {
        await lives(1)
        recorded += 1
      }
    })()
    await eventually(() => expect(recorded).toBeGreaterThan(1))
    await rebuild()
    const during = recorded
    await eventually(() => expect(recorded).toBeGreaterThan(during))
    going = false
    await live
    await untilAllHeard()
    const rebuiltUnderWay = await model()
    expect(rebuiltUnderWay.facts).toContainEqual(expect.objectContaining({ breaches: 2, status: 'archived' }))
    await rebuild()
    await untilAllHeard()
    expect(await model()).toEqual(rebuiltUnderWay)
    const [told] = await house.sql<{ count: string }>(
      `select count(*) from (${everyEvent.replaceAll('.events', '.events where appeal_id is not null')}) as told`,
    )
    expect(rebuiltUnderWay.trail).toHaveLength(Number(told?.count))
    const [{ deadlocks } = { deadlocks: 'unknown' }] = await house.sql<{ deadlocks: string }>(
      'select deadlocks from pg_stat_database where datname = current_database()',
    )
    expect(deadlocks).toBe('0')
  })
})

describe('forgetting', () => {
  /** Sessions of this database that wait for a lock. */
  async function waiting(): Promise<number> {
    const rows = await house.sql(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rows.length
  }

  test('keeps rows and inbox together, whatever is applied meanwhile', async () => {
    const known = anAppealToldOf()
    await record(producers, [registeredToldOf(known)])
    await untilAllHeard()
    const told = anAppealToldOf()
    const breach = anEvent(clockBreached, told, {
      appealId: told.appealId,
      clockId: uuidv7(),
      code: 'feedback',
      target: 'feedback',
      dueAt: '2026-03-03T04:00:00Z',
    })

    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const holding = analytics.store.asJob(async ({ manager }) => {
      await manager.query('select 1 from trail_entries for update')
      await held
    })
    const forgetting = eventually(async () => {
      const rows = await house.sql(
        `select 1 from pg_locks join pg_stat_activity using (pid)
          where locktype = 'relation' and mode = 'RowShareLock' and relation = 'analytics.trail_entries'::regclass`,
      )
      if (rows.length === 0) throw new Error('nobody holds the trail yet')
    }).then(() => forget(analytics.store, service.readModels ?? []))
    await eventually(async () => expect(await waiting()).toBe(1))
    let applied = false
    const applying = applyOnce(analytics.store, 'analytics', [breach], async (taken) => {
      for (const { work } of taken) await countBreach(work, told.appealId)
    }).then(() => (applied = true))
    await eventually(async () => expect(applied || (await waiting()) > 1).toBe(true))
    release()
    await Promise.all([holding, forgetting, applying])

    const rows = await house.sql('select 1 from analytics.appeal_facts where appeal_id = $1', [told.appealId])
    const heard = await house.sql('select 1 from analytics.inbox where event_id = $1', [breach.id])
    expect(rows).toHaveLength(heard.length)
  })
})
