import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { clockBreached } from '@shouwen/events/sla'
import { ServiceBench } from '@shouwen/testing/service-bench'
import { eventually } from '@shouwen/testing/eventually'
import { Store } from '@shouwen/transactions/store'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'
import { fireTimers } from '../src/use-cases/fire-timers'

let bench: ServiceBench
let others: Store[]

beforeAll(async () => {
  bench = await ServiceBench.mount(service)
  // Who fires is told by the test.
  await bench.running.quieten()
  bench.clock.set('2026-03-02T12:00:00Z')
  const { databaseUrl } = bench.running.store
  const { name, entities, migrations } = service
  others = await Promise.all(
    [1, 2].map(() => Store.open({ service: name, databaseUrl, entities, migrations, clock: bench.clock })),
  )
})

afterAll(async () => {
  for (const store of others ?? []) await store.close()
  await bench?.close()
})

/** Clocks that were due one after the other, each with a timer; their group. */
async function dueClocks(count: number): Promise<string> {
  const groupId = uuidv7()
  await bench.running.store.asJob(({ manager }) =>
    manager.query(
      `with made as (
         insert into clocks (id, group_id, project_id, project_path, appeal_id, code, target, clause, pack_id, pack_version,
             time_window, generation, started_at, due_at, promised_due_at, warn_at, warnings, rungs, provisional, explanation,
             calendar_version, state)
         select gen_random_uuid(), $1, $1, 'a/b/c', gen_random_uuid(), 'hand-over', 'handover', 'M4.4', 'mall', 6,
             '{"minutes": 10}', 1, due_at - interval '10 minutes', due_at, due_at, due_at, '[]', '[]', false,
             '{"counted": "minutes", "amount": 10}', 'cn-2026.1', 'running'
           from (select timestamptz '2026-03-02T11:00Z' + n * interval '1 ms' as due_at
                   from generate_series(1, $2::int) as n) as due
         returning id, group_id, due_at, generation)
       insert into timers (clock_id, kind, step, group_id, due_at, generation)
       select id, 'breach', 1, group_id, due_at + interval '1 ms', generation from made`,
      [groupId, count],
    ),
  )
  return groupId
}

async function breached(
  groupId: string,
): Promise<{ facts: number; clocks: number; marked: number; left: number }> {
  const [counted]: { facts: number; clocks: number; marked: number; left: number }[] =
    await bench.running.store.asJob(({ manager }) =>
      manager.query(
        `select (select count(*)::int from events where group_id = $1 and type = $2) as facts,
                (select count(distinct data->>'clockId')::int from events where group_id = $1 and type = $2) as clocks,
                (select count(*)::int from clocks where group_id = $1 and breached_at is not null) as marked,
                (select count(*)::int from timers where group_id = $1) as left`,
        [groupId, clockBreached.type],
      ),
    )
  if (counted === undefined) throw new Error('a count has a row')
  return counted
}

async function drain(store: Store): Promise<void> {
  while (await fireTimers(store));
}

test('three instances that fire at once fire each of thousands of timers once', async () => {
  const count = 6_000
  const groupId = await dueClocks(count)
  await Promise.all([bench.running.store, ...others].map(drain))
  // Who looked last may have passed over what another held.
  await drain(bench.running.store)
  expect(await breached(groupId)).toEqual({ facts: count, clocks: count, marked: count, left: 0 })
})

test('one that is killed while it fires loses nothing and leaves nothing half done', async () => {
  const count = 12_000
  const groupId = await dueClocks(count)
  const { databaseUrl } = bench.running.store
  const instance = spawn(process.execPath, [join(__dirname, 'firing-instance.mjs'), databaseUrl])
  const ended = once(instance, 'exit')
  await eventually(async () => expect((await breached(groupId)).facts).toBeGreaterThan(0), {
    within: 60_000,
    every: 5,
  })
  instance.kill('SIGKILL')
  await ended
  // It was at it: what it had committed is there, and no more.
  const { facts, marked, left } = await breached(groupId)
  expect({ marked, left }).toEqual({ marked: facts, left: count - facts })
  expect(left).toBeGreaterThan(0)
  await eventually(
    async () => {
      await Promise.all(others.map(drain))
      expect((await breached(groupId)).left).toBe(0)
    },
    { within: 60_000 },
  )
  expect(await breached(groupId)).toEqual({ facts: count, clocks: count, marked: count, left: 0 })
})
