import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { clockBreached, clockWarned } from '@shouwen/events/sla'
import { ServiceBench } from '@shouwen/testing/service-bench'
import { service } from '../src/service'
import { fireTimers } from '../src/use-cases/fire-timers'
import { CalendarDesk, closedOn } from './calendar-desk'
import { Office } from './office'

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
const aDayClosed = { closed: [closedOn('2026-03-03')] }

async function moveTo(said: { closed: ReturnType<typeof closedOn>[] }): Promise<void> {
  const { fingerprint } = await desk.tries(said)
  const { data, codes } = await desk.sets(said, { applyToOpen: true, fingerprint })
  expect([data.setProjectCalendar?.moved, codes]).toEqual([1, []])
}

/** What was said at an instant, each time when it became true. */
async function saidAt(instant: string): Promise<{ warned: string[]; breached: string[] }> {
  bench.clock.set(instant)
  while (await fireTimers(bench.running.store));
  const of = async ({ type }: { readonly type: string }): Promise<string[]> =>
    (await bench.trail())
      .filter((row) => row.type === type && row.groupId === office.groupId)
      .filter(({ data }) => (data as { code?: string }).code === oneDay)
      .map(({ occurredAt }) => occurredAt.toISOString())
  return { warned: await of(clockWarned), breached: await of(clockBreached) }
}

test('a clock that was moved to a later time says nothing at the time it had, and everything at its new one, once', async () => {
  const { warnAt } = await office.clock(await office.register(), oneDay)
  await moveTo(aDayClosed)
  expect(await saidAt(warnAt)).toEqual({ warned: [], breached: [] })
  expect(await saidAt('2026-03-03T09:30:01Z')).toEqual({ warned: [], breached: [] })
  const warned = ['2026-03-03T22:12:00.000Z']
  expect(await saidAt('2026-03-04T09:30:00Z')).toEqual({ warned, breached: [] })
  const all = { warned, breached: ['2026-03-04T09:30:00.001Z'] }
  expect(await saidAt('2026-03-04T09:30:01Z')).toEqual(all)
  expect(await saidAt('2026-03-05T09:30:01Z')).toEqual(all)
})

test('a clock that was moved to an earlier time is late from then on', async () => {
  await desk.sets(aDayClosed)
  await office.register()
  await moveTo({ closed: [] })
  expect(await saidAt('2026-03-03T09:30:00Z')).toMatchObject({ breached: [] })
  expect(await saidAt('2026-03-03T09:30:01Z')).toMatchObject({ breached: ['2026-03-03T09:30:00.001Z'] })
})

/** As many clocks more, each with the timer of its breach, due before another's. */
const more = (appealId: string, count: number): string =>
  `with others as (
     insert into sla.clocks select (jsonb_populate_record(clock, jsonb_build_object(
       'id', gen_random_uuid(), 'appeal_id', gen_random_uuid(), 'due_at', clock.due_at - n * interval '1 second'))).*
       from sla.clocks clock, generate_series(1, ${count}) as n where appeal_id = '${appealId}' and code = '${oneDay}'
     returning id, group_id, due_at, generation)
   insert into sla.timers (clock_id, kind, step, group_id, due_at, generation)
   select id, 'breach', 1, group_id, due_at + interval '1 millisecond', generation from others`

test('what came due while nobody looked is said in the order of its time, and a moved clock in that of its new one', async () => {
  const appealId = await office.register()
  await moveTo(aDayClosed)
  await bench.sql(more(appealId, 2_100))
  const { breached } = await saidAt('2026-03-06T01:00:00Z')
  expect(breached).toHaveLength(2_101)
  expect(breached).toEqual(breached.toSorted())
  expect(breached.at(-1)).toBe('2026-03-04T09:30:00.001Z')
})
