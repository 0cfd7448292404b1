import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { customerLinked, customerRegistered } from '@shouwen/events/customer-profile'
import { eventually } from '@shouwen/testing/eventually'
import { v7 as uuidv7 } from 'uuid'
import { aTown, anAppeal, registering, type Place, type Town } from './town'

let town: Town

beforeAll(async () => {
  town = await aTown()
})

afterAll(() => town.bench.close())

interface Link {
  appealId: string
  customerId: string
  made: boolean
}

/** An appeal of a caller whom nobody knows yet, as intake would tell of them. */
async function aCall(place: Place, caller: { name: string; telephone: string } | null | 'away') {
  const appealId = uuidv7()
  town.callers.set(appealId, caller)
  const { fact } = await anAppeal(town, place, { appealId })
  town.bench.running.wake('link-callers')
  return { appealId, fact }
}

function linkOf(appealId: string): Promise<Link> {
  return eventually(async () => {
    const link = (await town.bench.announced(customerLinked)).find((fact) => fact.appealId === appealId)
    if (link === undefined) throw new Error('not linked')
    return link
  })
}

function pendingOf(appealId: string): Promise<{ attempts: number }[]> {
  return town.bench.running.store.asJob(({ manager }) =>
    manager.query('select attempts from pending_links where appeal_id = $1', [appealId]),
  )
}

async function settled(appealId: string): Promise<void> {
  await eventually(async () => {
    if ((await pendingOf(appealId)).length > 0) throw new Error('still pending')
  })
}

describe('a caller', () => {
  test('whom the group knows becomes that customer, however the receiver wrote them', async () => {
    const { bench, hetang } = town
    const form = { name: 'Wang Wei', telephone: '13800138001', unitId: hetang.unitId }
    const { customer } = await registering(town, hetang.steward, form)
    const { appealId, fact } = await aCall(hetang, { name: 'wang wei', telephone: '+8613800138001' })
    expect(await linkOf(appealId)).toEqual({ appealId, customerId: customer.id, made: false })
    const row = (await bench.trail()).find((event) => event.appealId === appealId)
    expect(row).toMatchObject({
      projectPath: hetang.path,
      correlationId: fact.correlationid,
      causationId: fact.id,
    })
  })

  test('whom nobody knows is made a customer of the unit concerned, once for two calls', async () => {
    const { bench, hetang, lanting } = town
    const caller = { name: '冯远', telephone: '+8613800138002' }
    const first = await linkOf((await aCall(hetang, caller)).appealId)
    const second = await linkOf((await aCall(lanting, caller)).appealId)
    expect(first.made).toBe(true)
    expect(second).toMatchObject({ customerId: first.customerId, made: false })
    expect(await bench.announced(customerRegistered)).toContainEqual({
      customerId: first.customerId,
      relation: 'caller',
      unitId: hetang.unitId,
    })
    expect(JSON.stringify(await bench.trail())).not.toMatch(/冯远|13800138002/)
    const query = 'query One($id: ID!) { customer(id: $id) { name } }'
    for (const { steward } of [hetang, lanting]) {
      const { data } = await bench.ask(steward, query, { id: first.customerId })
      expect(data).toEqual({ customer: { name: '冯远' } })
    }
  })

  test('who is linked already is left alone', async () => {
    const { appealId } = await aCall(town.hetang, null)
    await settled(appealId)
    const links = await town.bench.announced(customerLinked)
    expect(links.filter((link) => link.appealId === appealId)).toEqual([])
  })

  test('is tried again later when intake is away, and holds up nobody', async () => {
    const { bench, callers, hetang } = town
    const stuck = await aCall(hetang, 'away')
    const next = await aCall(hetang, { name: '陈晨', telephone: '+8613800138003' })
    await linkOf(next.appealId)
    const [pending] = await eventually(async () => {
      const rows = await pendingOf(stuck.appealId)
      if ((rows[0]?.attempts ?? 0) === 0) throw new Error('not tried yet')
      return rows
    })
    expect(pending).toEqual({ attempts: 1 })
    callers.set(stuck.appealId, { name: '褚明', telephone: '+8613800138004' })
    bench.clock.pass(2_000)
    bench.running.wake('link-callers')
    expect(await linkOf(stuck.appealId)).toMatchObject({ made: true })
    await settled(stuck.appealId)
  })

  test('the fact told again links once', async () => {
    const { bench, hetang } = town
    const { appealId, fact } = await aCall(hetang, { name: '卫国', telephone: '+8613800138005' })
    await linkOf(appealId)
    await bench.publish(fact)
    await anAppeal(town, hetang, { customerId: (await linkOf(appealId)).customerId })
    bench.running.wake('link-callers')
    await settled(appealId)
    const links = await bench.announced(customerLinked)
    expect(links.filter((link) => link.appealId === appealId)).toHaveLength(1)
  })
})
