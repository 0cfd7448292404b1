import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Clock } from '@shouwen/access/clock'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import type { DataOf } from '@shouwen/events/fact'
import { clockBreached, clockWarned } from '@shouwen/events/sla'
import { eventually } from '@shouwen/testing/eventually'
import { Store } from '@shouwen/transactions/store'
import { service } from '../src/service'
import { fireTimers, firingTimers } from '../src/use-cases/fire-timers'
import { Office } from './office'

let office: Office

beforeAll(async () => {
  office = await Office.open()
})

beforeEach(() => office.bench.clock.set('2026-03-02T01:00:00Z'))

afterAll(() => office.bench.close())

type Marked = DataOf<typeof clockWarned>

/** Looks once, as the job does each second. */
async function look(): Promise<void> {
  while (await fireTimers(office.bench.running.store));
}

async function announcedOf(
  definition: typeof clockWarned,
  appealId: string,
  code: string,
): Promise<Marked[]> {
  const facts = await office.bench.announced(definition)
  return facts.filter((fact) => fact.appealId === appealId && fact.code === code)
}

async function said(appealId: string, code: string): Promise<{ warned: number; breached: number }> {
  const [warned, breached] = await Promise.all([
    announcedOf(clockWarned, appealId, code),
    announcedOf(clockBreached, appealId, code),
  ])
  return { warned: warned.length, breached: breached.length }
}

describe('a clock that runs', () => {
  test('is silent a second before it warns, and warns at the share of its window, once', async () => {
    const appealId = await office.register()
    office.bench.clock.set('2026-03-02T01:23:59Z')
    await look()
    expect(await said(appealId, 'hand-over')).toEqual({ warned: 0, breached: 0 })
    office.bench.clock.set('2026-03-02T01:24:00Z')
    await look()
    await look()
    expect(await said(appealId, 'hand-over')).toEqual({ warned: 1, breached: 0 })
    expect((await office.clock(appealId, 'hand-over')).warnedAt).toBe('2026-03-02T01:24:00.000Z')
  })

  test('is not late a second before nor at its due time, and is after it, once; and runs on', async () => {
    const appealId = await office.register()
    for (const silent of ['2026-03-02T01:29:59Z', '2026-03-02T01:30:00Z']) {
      office.bench.clock.set(silent)
      await look()
      expect(await said(appealId, 'hand-over')).toEqual({ warned: 1, breached: 0 })
    }
    office.bench.clock.set('2026-03-02T01:30:01Z')
    await look()
    await look()
    expect(await said(appealId, 'hand-over')).toEqual({ warned: 1, breached: 1 })
    expect(await office.clock(appealId, 'hand-over')).toMatchObject({
      state: 'RUNNING',
      breachedAt: '2026-03-02T01:30:00.001Z',
    })
    await office.handOver(appealId)
    expect(await office.clock(appealId, 'hand-over')).toMatchObject({
      state: 'LATE',
      stoppedAt: '2026-03-02T01:30:01.000Z',
      breachedAt: '2026-03-02T01:30:00.001Z',
    })
    expect(await said(appealId, 'hand-over')).toEqual({ warned: 1, breached: 1 })
  })

  test('the job finds it by itself', async () => {
    const appealId = await office.register()
    office.bench.clock.set('2026-03-02T01:31:00Z')
    office.bench.running.wake('fire-timers')
    await eventually(async () => {
      expect(await said(appealId, 'hand-over')).toEqual({ warned: 1, breached: 1 })
    })
  })

  test('the facts carry clause, procedure and place, and when it became true', async () => {
    const appealId = await office.register()
    office.bench.clock.set('2026-03-02T01:40:00Z')
    await look()
    const rows = (await office.bench.trail()).filter((row) => row.appealId === appealId)
    expect(rows.find(({ type }) => type === clockBreached.type)).toMatchObject({
      clauses: ['P5.2.1'],
      packId: 'residential',
      packVersion: shippedPacks.residential.version,
      projectPath: office.path,
      groupId: office.groupId,
      occurredAt: new Date('2026-03-02T01:30:00.001Z'),
      data: { code: 'hand-over', target: 'handover', dueAt: '2026-03-02T01:30:00.000Z' },
    })
  })
})

describe('nothing is said', () => {
  test('of a clock that has stopped', async () => {
    const appealId = await office.register()
    await office.handOver(appealId)
    office.bench.clock.set('2026-03-02T01:40:00Z')
    await look()
    expect(await said(appealId, 'hand-over')).toEqual({ warned: 0, breached: 0 })
  })

  test('by a timer of another generation, which is dropped', async () => {
    const appealId = await office.register()
    const { id } = await office.clock(appealId, 'hand-over')
    const { store } = office.bench.running
    await store.asJob(({ manager }) =>
      manager.query('update timers set generation = generation + 1 where clock_id = $1', [id]),
    )
    office.bench.clock.set('2026-03-02T01:40:00Z')
    await look()
    expect(await said(appealId, 'hand-over')).toEqual({ warned: 0, breached: 0 })
    const left: unknown[] = await store.asJob(({ manager }) =>
      manager.query('select 1 from timers where clock_id = $1', [id]),
    )
    expect(left).toEqual([])
  })
})

test('a clock that ends late before anybody looked is breached all the same, once', async () => {
  const appealId = await office.register()
  await office.handOver(appealId, '2026-03-02T01:31:00.000Z')
  office.bench.clock.set('2026-03-02T01:40:00Z')
  await look()
  expect(await said(appealId, 'hand-over')).toEqual({ warned: 0, breached: 1 })
})

/** A clock on which time passes whenever somebody looks at it. */
function passing(from: string, milliseconds: number): Clock {
  let at = Date.parse(from) - milliseconds
  return { now: () => new Date((at += milliseconds)) }
}

test('what comes due while others are fired is looked for soon, not after the longest rest', async () => {
  await office.register()
  const { entities, migrations } = service
  const { databaseUrl } = office.bench.running.store
  // Looks at 59.0 s and at 59.6 s, is done at 60.2 s; the warning is due at 60 s.
  const clock = passing('2026-03-02T01:23:59.000Z', 600)
  const store = await Store.open({ service: 'sla', databaseUrl, entities, migrations, clock })
  expect(await firingTimers.run(store)).toBe(50)
  await store.close()
})

test('several drains at once fire each timer once', async () => {
  const appealIds: string[] = []
  for (let count = 0; count < 12; count += 1) appealIds.push(await office.register())
  office.bench.clock.set('2026-03-03T01:00:00Z')
  const { store } = office.bench.running
  await Promise.all([fireTimers(store), fireTimers(store), fireTimers(store)])
  await look()
  for (const definition of [clockWarned, clockBreached]) {
    const facts = await office.bench.announced(definition)
    const clockIds = facts.filter((fact) => appealIds.includes(fact.appealId)).map((fact) => fact.clockId)
    expect(clockIds).toHaveLength(12 * 4)
    expect(new Set(clockIds).size).toBe(12 * 4)
  }
})
