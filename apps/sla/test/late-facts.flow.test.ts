import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { appealRegistered, customerIdentified } from '@shouwen/events/intake'
import { clockOpened, clockStopped } from '@shouwen/events/sla'
import { aCustomer } from '@shouwen/testing/actors'
import { ServiceBench } from '@shouwen/testing/service-bench'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'
import { Office } from './office'

let bench: ServiceBench
let office: Office

beforeAll(async () => {
  bench = await ServiceBench.mount(service)
  office = await Office.open('residential', bench)
})

afterAll(() => bench.close())

describe('facts that come before what they are about', () => {
  test('what is heard of an appeal before its registration takes effect with it', async () => {
    const registration = office.aRegistration()
    const { appealId } = registration
    await office.handOver(appealId, '2026-03-02T01:05:00.000Z')
    await office.inform(appealId, 'understood', '2026-03-02T01:10:00.000Z')
    expect(await office.clocks(appealId)).toEqual([])
    await office.register(registration)
    expect(await office.states(appealId)).toEqual([
      'feedback-same-day#1 MET',
      'hand-over#1 MET',
      'service-rectification-same-day#1 RUNNING',
      'service-reply-same-day#1 MET',
    ])
    expect((await office.clock(appealId, 'hand-over')).stoppedAt).toBe('2026-03-02T01:05:00.000Z')
  })

  test('an appeal waits for its project, and its clocks start when it was registered all the same', async () => {
    const other = new Office(bench, 'residential')
    await other.publishPack()
    const appealId = await other.register()
    const registeredAt = other.now
    bench.clock.pass(60_000)
    expect(await other.clocks(appealId)).toEqual([])
    await other.openProject()
    expect((await other.clock(appealId, 'hand-over')).startedAt).toBe(registeredAt)
  })

  test('an appeal waits for its procedure', async () => {
    const other = new Office(bench, 'residential')
    await other.openProject()
    const appealId = await other.register()
    await other.handOver(appealId)
    expect(await other.clocks(appealId)).toEqual([])
    await other.publishPack()
    expect(await other.states(appealId)).toContain('hand-over#1 MET')
  })

  test('of two producers at once, none is lost', async () => {
    const registrations = Array.from({ length: 15 }, () => office.aRegistration())
    await Promise.all(
      registrations.flatMap((registration) => [
        office.register(registration),
        office.handOver(registration.appealId),
      ]),
    )
    const appealIds = registrations.map(({ appealId }) => appealId)
    const handovers = (await office.clocksOfAll(appealIds)).flat().filter(({ code }) => code === 'hand-over')
    expect(handovers.map(({ state }) => state)).toEqual(appealIds.map(() => 'MET'))
  })
})

describe('facts that were long on their way', () => {
  test('a hand-over heard after the settlement: its clock was cancelled, and is settled after all', async () => {
    const appealId = await office.register()
    const handedOverAt = office.now
    bench.clock.pass(60_000)
    await office.resolve(appealId)
    expect((await office.clock(appealId, 'hand-over')).state).toBe('CANCELLED')
    await office.handOver(appealId, handedOverAt)
    expect(await office.clock(appealId, 'hand-over')).toMatchObject({ state: 'MET', stoppedAt: handedOverAt })
  })

  test('closing heard before the revisit that it came of leaves the clock of the revisit to that', async () => {
    const appealId = await office.register()
    await office.resolve(appealId)
    await office.close(appealId, uuidv7())
    expect((await office.clock(appealId, 'revisit-complaint')).state).toBe('RUNNING')
    await office.revisit(appealId, true)
    expect((await office.clock(appealId, 'revisit-complaint')).state).toBe('MET')
  })

  test('a clock that met its time stays as it is, whatever else comes', async () => {
    const appealId = await office.register()
    await office.inform(appealId)
    const met = await office.clock(appealId, 'feedback-same-day')
    await office.inform(appealId, 'understood', '2026-03-02T01:00:00.000Z')
    await office.inform(appealId, 'understood', '2026-03-09T01:00:00.000Z')
    expect(await office.clock(appealId, 'feedback-same-day')).toEqual(met)
  })
})

test('the same event delivered again changes and announces nothing', async () => {
  const registration = office.aRegistration()
  const { appealId } = registration
  const envelope = await bench.tell(appealRegistered, office.groupId, registration, { appealId })
  await office.handOver(appealId)
  const before = await bench.trail()
  await bench.publish(envelope)
  await office.handOver(appealId)
  await office.register(registration)
  expect((await bench.trail()).length).toBe(before.length)
  const opened = (await bench.announced(clockOpened)).filter((fact) => fact.appealId === appealId)
  const stopped = (await bench.announced(clockStopped)).filter((fact) => fact.appealId === appealId)
  expect([opened.length, stopped.length]).toEqual([4, 1])
})

test.each(['before', 'after'])('a caller identified %s the registration sees the clocks', async (when) => {
  const customerId = uuidv7()
  const registration = office.aRegistration({ customerId: null, callerUnknown: true })
  const { appealId } = registration
  const identify = () =>
    bench.tell(customerIdentified, office.groupId, { appealId, version: 2, customerId }, { appealId })
  if (when === 'before') await identify()
  await office.register(registration)
  if (when === 'after') await identify()
  expect(await office.clocks(appealId, aCustomer(office.groupId, customerId))).toHaveLength(4)
})
