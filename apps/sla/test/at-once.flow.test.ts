import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { clockBreached } from '@shouwen/events/sla'
import { lockAppeal } from '../src/store/appeals'
import { lockClocks } from '../src/store/clocks'
import { claimTimers } from '../src/store/timers'
import { fireTimers } from '../src/use-cases/fire-timers'
import { keepClocks } from '../src/use-cases/keep-clocks'
import { CalendarDesk, closedOn } from './calendar-desk'
import { Office, type Registered } from './office'
import { somebodyWaits } from './somebody-waits'

let office: Office

beforeAll(async () => {
  office = await Office.open()
})

beforeEach(() => office.bench.clock.set('2026-03-02T01:00:00Z'))

afterAll(() => office.bench.close())

async function breachesOf(appealId: string): Promise<string[]> {
  const facts = await office.bench.announced(clockBreached)
  return facts.filter((fact) => fact.appealId === appealId).map(({ code }) => code)
}

/** Looks until nothing is left that nobody else holds. */
async function look(): Promise<void> {
  while (await fireTimers(office.bench.running.store));
}

/** Registers as the reaction does, and does something else before the transaction ends. */
async function registerWhile(
  place: Office,
  { appealId, ...registration }: Registered,
  meanwhile: () => Promise<void>,
): Promise<void> {
  await office.bench.running.store.inTenant(place.groupId, async (work) => {
    await keepClocks(work, await lockAppeal(work, appealId, { registration }))
    await meanwhile()
  })
}

test('a drain passes over what another has claimed; if that one fails, its timers are still there', async () => {
  const appealId = await office.register()
  const { store } = office.bench.running
  await expect(
    store.asJob(async ({ manager }) => {
      const claimed = await claimTimers(manager, new Date('2026-03-02T02:00:00Z'), 100)
      expect(claimed.map(({ kind }) => kind).sort()).toEqual(['breach', 'warn'])
      office.bench.clock.set('2026-03-02T02:00:00Z')
      await look()
      expect(await breachesOf(appealId)).toEqual([])
      throw new Error('the drain broke off')
    }),
  ).rejects.toThrow('the drain broke off')
  await look()
  expect(await breachesOf(appealId)).toEqual(['hand-over'])
})

test('a clock that is being ended is left alone, and is then not late for having been looked at', async () => {
  const appealId = await office.register()
  office.bench.clock.set('2026-03-02T02:00:00Z')
  let told: Promise<void> | undefined
  await office.bench.running.store.inTenant(office.groupId, async (work) => {
    await lockClocks(work, appealId)
    told = office.handOver(appealId, '2026-03-02T01:10:00.000Z')
    await somebodyWaits(office.bench)
    await look()
    expect(await breachesOf(appealId)).toEqual([])
  })
  await told
  await look()
  expect(await breachesOf(appealId)).toEqual([])
  expect(await office.clock(appealId, 'hand-over')).toMatchObject({ state: 'MET', breachedAt: null })
})

test('a hand-over that comes while the registration is being written waits for it', async () => {
  const registration = office.aRegistration()
  const { appealId } = registration
  await office.inform(appealId, 'understood')
  let told: Promise<void> | undefined
  await registerWhile(office, registration, async () => {
    told = office.handOver(appealId)
    await somebodyWaits(office.bench)
  })
  await told
  expect((await office.clock(appealId, 'hand-over')).state).toBe('MET')
})

test('a project that comes while an appeal finds it missing does not miss the appeal', async () => {
  const other = new Office(office.bench, 'residential')
  await other.publishPack()
  const registration = other.aRegistration()
  let told: Promise<void> | undefined
  await registerWhile(other, registration, async () => {
    told = other.openProject()
    await somebodyWaits(office.bench)
  })
  await told
  expect(await other.clocks(registration.appealId)).toHaveLength(4)
})

test('a calendar that is changed while an appeal is being registered does not miss its clocks', async () => {
  const mall = await Office.open('mall', office.bench)
  const desk = new CalendarDesk(mall)
  const said = { closed: [closedOn('2026-03-03')] }
  const { fingerprint, total } = await desk.tries(said)
  expect(total).toBe(0)
  const registration = mall.aRegistration()
  let answer: ReturnType<CalendarDesk['sets']> | undefined
  await registerWhile(mall, registration, async () => {
    answer = desk.sets(said, { applyToOpen: true, fingerprint })
    await somebodyWaits(office.bench)
  })
  expect((await answer)?.codes).toEqual(['CLOCKS_CHANGED'])
  const seen = await desk.tries(said)
  expect(seen.total).toBe(1)
  expect((await desk.sets(said, { applyToOpen: true, fingerprint: seen.fingerprint })).codes).toEqual([])
  const clock = await mall.clock(registration.appealId, 'feedback-one-working-day')
  expect(clock.dueAt).toBe('2026-03-04T09:30:00.000Z')
})
