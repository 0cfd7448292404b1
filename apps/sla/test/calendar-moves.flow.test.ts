import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { clockMoved } from '@shouwen/events/sla'
import { ServiceBench } from '@shouwen/testing/service-bench'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'
import { insertMove, leaseMove } from '../src/store/calendar-moves'
import { lockClocks } from '../src/store/clocks'
import { finishingMoves } from '../src/use-cases/finish-moves'
import { CalendarDesk, closedOn } from './calendar-desk'
import { Office } from './office'
import { somebodyWaits } from './somebody-waits'

let bench: ServiceBench
let office: Office
let desk: CalendarDesk

beforeAll(async () => {
  bench = await ServiceBench.mount(service)
})

beforeEach(async () => {
  bench.clock.set('2026-03-02T01:00:00Z')
  office = await Office.open('mall', bench)
  desk = new CalendarDesk(office)
})

afterAll(() => bench.close())

const oneDay = 'feedback-one-working-day'
const [asPromised, aDayLater] = ['2026-03-03T09:30:00.000Z', '2026-03-04T09:30:00.000Z']
const said = { closed: [closedOn('2026-03-03')] }
const dueOf = async (appealId: string): Promise<string> => (await office.clock(appealId, oneDay)).dueAt

const movesOf = async (appealId: string): Promise<unknown[]> =>
  (await bench.announced(clockMoved)).filter((fact) => fact.appealId === appealId)

/** The day is closed, and clocks are to be moved, while somebody else holds an appeal's clocks and changes them. */
async function closeWhile(
  appealId: string,
  change: (manager: EntityManager) => Promise<unknown>,
): Promise<number | undefined> {
  const { fingerprint } = await desk.tries(said)
  let answer: ReturnType<CalendarDesk['sets']> | undefined
  await bench.running.store.inTenant(office.groupId, async (work) => {
    await lockClocks(work, appealId)
    answer = desk.sets(said, { applyToOpen: true, fingerprint })
    await somebodyWaits(bench)
    await change(work.manager)
  })
  const { data, codes } = (await answer) ?? { data: undefined, codes: ['NO_ANSWER'] }
  expect(codes).toEqual([])
  return data?.setProjectCalendar?.moved
}

test('a clock that somebody changes while it is being moved is moved as it is then', async () => {
  const [first, second] = [await office.register(), await office.register()]
  const moved = await closeWhile(first, (manager) =>
    manager.query(`update clocks set warned_at = now() where appeal_id = $1`, [first]),
  )
  expect(moved).toBe(2)
  expect([await dueOf(first), await dueOf(second)]).toEqual([aDayLater, aDayLater])
  expect([await movesOf(first), await movesOf(second)]).toEqual([
    [expect.objectContaining({ from: asPromised, to: aDayLater })],
    [expect.objectContaining({ from: asPromised, to: aDayLater })],
  ])
  const [kept]: unknown[] = await bench.running.store.read(office.groupId, (manager) =>
    manager.query(`select warned_at is null as lost from clocks where appeal_id = $1 and code = $2`, [
      first,
      oneDay,
    ]),
  )
  expect(kept).toEqual({ lost: false })
})

test('a clock that ends while it is being moved stays as it ended', async () => {
  const [first, second] = [await office.register(), await office.register()]
  const moved = await closeWhile(first, (manager) =>
    manager.query(`update clocks set state = 'met', stopped_at = now() where appeal_id = $1`, [first]),
  )
  expect(moved).toBe(1)
  expect([await dueOf(first), await dueOf(second)]).toEqual([asPromised, aDayLater])
  expect(await movesOf(first)).toEqual([])
})

/** As many clocks more, of as many appeals, due before another's. */
const copies = (appealId: string, count: number): string =>
  `insert into sla.clocks select (jsonb_populate_record(clock, jsonb_build_object(
     'id', gen_random_uuid(), 'appeal_id', gen_random_uuid(), 'due_at', clock.due_at - interval '1 minute'))).*
     from sla.clocks clock, generate_series(1, ${count}) where appeal_id = '${appealId}' and code = '${oneDay}'`

/** The database fails whoever moves the clocks of an appeal. */
const failing = (appealId: string): string =>
  `create function sla.fail() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$;
   create trigger fail before update of due_at on sla.clocks for each row
     when (old.appeal_id = '${appealId}') execute function sla.fail()`

test('what was broken off half-way is gone on with, each clock once, and a repeat is answered with all of it', async () => {
  const appealId = await office.register()
  await bench.sql(copies(appealId, 2_300))
  const { fingerprint, total } = await desk.tries(said)
  expect(total).toBe(2_301)
  const input = { applyToOpen: true, fingerprint, idempotencyKey: uuidv7() }
  const movedHere = async (): Promise<unknown[]> => {
    const rows: unknown[] = await bench.running.store.read(office.groupId, (manager) =>
      manager.query(
        `select data->>'clockId' as clock, count(*)::int as times from events where type = $1 group by 1`,
        [clockMoved.type],
      ),
    )
    return rows
  }

  await bench.sql(failing(appealId))
  expect((await desk.sets(said, input)).codes).toHaveLength(1)
  expect(await dueOf(appealId)).toBe(asPromised)
  expect(await movedHere()).toHaveLength(2_000)
  await bench.sql('drop function sla.fail() cascade')

  await finishingMoves.run(bench.running.store)
  expect(await dueOf(appealId)).toBe(aDayLater)
  await finishingMoves.run(bench.running.store)
  expect(await movedHere()).toHaveLength(2_301)
  expect(await movedHere()).not.toContainEqual(expect.objectContaining({ times: 2 }))
  const { data, codes } = await desk.sets(said, input)
  expect([data.setProjectCalendar?.moved, codes]).toEqual([2_301, []])
})

test('while clocks are being moved no calendar of the group is changed', async () => {
  await office.register()
  const { fingerprint } = await desk.tries(said)
  const id = uuidv7()
  await bench.running.store.inTenant(office.groupId, async (work) => {
    const of = { groupId: office.groupId, projectId: office.projectId, version: 1, correlationId: 'test' }
    await insertMove(work, { id, why: 'calendarSet', ...of })
    expect(await leaseMove(work, id)).toBe(true)
    expect(await leaseMove(work, id)).toBe(false)
  })
  expect((await desk.sets(said)).codes).toEqual(['UNAVAILABLE'])
  expect((await desk.sets(said, { applyToOpen: true, fingerprint })).codes).toEqual(['CLOCKS_CHANGED'])
})
