import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Actor } from '@shouwen/access/actor'
import { aCustomer, aStaffMember } from '@shouwen/testing/actors'
import { ServiceBench } from '@shouwen/testing/service-bench'
import { forget } from '@shouwen/messaging/forget'
import type { Store } from '@shouwen/transactions/store'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'
import { aWholeLife, anAppealToldOf, projectToldOf, readModel, registeredToldOf, tellAll } from './told'

const trails = /* GraphQL */ `
  query Trails($keys: [_Any!]!) {
    _entities(representations: $keys) {
      ... on Appeal {
        id
        trail {
          what
          whatZh
          whatEn
          at
          actorKind
          actorId
          actor {
            id
          }
          clauses
          packId
          packVersion
          service
        }
      }
    }
  }
`

interface Trails {
  _entities: { id: string; trail: Record<string, unknown>[] }[]
}

let reads = 0
let bench: ServiceBench

/** The store as it is, counting how often it is read. */
function counting(store: Store): Store {
  return new Proxy(store, {
    get(target, name, receiver) {
      if (name === 'read') reads += 1
      return Reflect.get(target, name, receiver)
    },
  })
}

beforeAll(async () => {
  bench = await ServiceBench.mount({ ...service, app: ({ store }) => ({ store: counting(store) }) })
})

afterAll(() => bench.close())

async function trailsOf(actor: Actor, ...appealIds: string[]): Promise<Record<string, unknown>[][]> {
  const keys = appealIds.map((id) => ({ __typename: 'Appeal', id }))
  const { data, codes } = await bench.ask<Trails>(actor, trails, { keys })
  expect(codes).toEqual([])
  return data._entities.map(({ trail }) => trail)
}

describe('the trail', () => {
  test('holds what every service did, oldest first, with who, clause and procedure', async () => {
    const told = anAppealToldOf()
    const life = aWholeLife(told)
    await tellAll(bench, life.toReversed())
    const [trail = []] = await trailsOf(
      aStaffMember(told.groupId, 'buildingSteward', told.projectPath),
      told.appealId,
    )
    expect(trail.map(({ what }) => what)).toEqual(life.map(({ type }) => type))
    expect(trail[0]).toEqual({
      what: 'intake.appeal.registered.v1',
      whatZh: '登记',
      whatEn: 'registered',
      at: '2026-03-02T01:00:00.000Z',
      actorKind: 'staff',
      actorId: told.stewardId,
      actor: { id: told.stewardId },
      clauses: ['P5.1.1'],
      packId: 'residential',
      packVersion: 1,
      service: 'intake',
    })
    expect(trail[6]).toMatchObject({ service: 'sla', actorKind: 'service', actorId: 'sla', actor: null })
  })

  test('is shown to those whose post covers the place, to the customer, and to nobody else', async () => {
    const told = anAppealToldOf()
    await tellAll(bench, [registeredToldOf(told, { customerId: told.customerId })])
    const { groupId, appealId, customerId } = told
    const lengths = async (actor: Actor): Promise<number[]> =>
      (await trailsOf(actor, appealId)).map(({ length }) => length)
    expect(await lengths(aStaffMember(groupId, 'gmOffice', 'lvyuan'))).toEqual([1])
    expect(await lengths(aCustomer(groupId, customerId))).toEqual([1])
    expect(await lengths(aCustomer(groupId, uuidv7()))).toEqual([0])
    expect(await lengths(aStaffMember(groupId, 'buildingSteward', 'lvyuan/north/other'))).toEqual([0])
    expect(await lengths(aStaffMember(groupId, 'buildingSteward', 'lvyuan/north/het'))).toEqual([0])
    expect(await lengths(aStaffMember(groupId, 'biReader', 'lvyuan'))).toEqual([0])
    expect(await lengths(aStaffMember(uuidv7(), 'gmOffice', 'lvyuan'))).toEqual([0])
  })

  test('of an appeal that nobody registered yet is shown to nobody', async () => {
    const told = anAppealToldOf()
    const [, handover] = aWholeLife(told)
    if (handover !== undefined) await tellAll(bench, [handover])
    expect(await trailsOf(aStaffMember(told.groupId, 'gmOffice', 'lvyuan'), told.appealId)).toEqual([[]])
  })

  test('of a whole list is read at once', async () => {
    const first = anAppealToldOf()
    const list = [first, ...Array.from({ length: 19 }, () => anAppealToldOf({ groupId: first.groupId }))]
    await tellAll(
      bench,
      list.map((told) => registeredToldOf(told)),
    )
    reads = 0
    const steward = aStaffMember(first.groupId, 'buildingSteward', first.projectPath)
    const shown = await trailsOf(steward, ...list.map(({ appealId }) => appealId))
    expect(shown.map(({ length }) => length)).toEqual(list.map(() => 1))
    expect(reads).toBe(1)
  })
})

describe('the row of an appeal', () => {
  const told = anAppealToldOf()
  const life = [projectToldOf(told), ...aWholeLife(told)]

  test('says where it stands at the end', async () => {
    await tellAll(bench, life)
    const { facts } = await readModel(bench)
    expect(facts).toContainEqual(
      expect.objectContaining({
        appeal_id: told.appealId,
        customer_id: told.customerId,
        status: 'archived',
        informed_at: new Date('2026-03-03T09:00:00Z'),
        resolved_at: new Date('2026-03-03T10:00:00Z'),
        revisited_at: new Date('2026-03-03T11:00:00Z'),
        satisfaction: 'satisfied',
        closed_at: new Date('2026-03-03T11:00:00Z'),
        archived_at: new Date('2026-03-03T12:00:00Z'),
        breaches: 2,
      }),
    )
  })

  /** Deterministic permutations: every k-th event, k prime to their number (19). */
  const orders: [string, typeof life][] = [
    ['backwards', life.toReversed()],
    ...[5, 7, 11, 13].map((step): [string, typeof life] => [
      `every ${step}th`,
      life.map((_event, index) => life[(index * step) % life.length]).filter((event) => event !== undefined),
    ]),
  ]
  test.each(orders)('is the same in whatever order the facts come: %s', async (_how, order) => {
    await forget(bench.running.store, service.readModels ?? [])
    await tellAll(bench, life)
    const expected = await readModel(bench)
    await forget(bench.running.store, service.readModels ?? [])
    expect(await readModel(bench)).toEqual({ facts: [], trail: [], projects: [] })
    await tellAll(bench, order)
    expect(order).toHaveLength(life.length)
    expect(await readModel(bench)).toEqual(expected)
  })

  test('is the same when everything is told twice', async () => {
    const expected = await readModel(bench)
    await tellAll(bench, life)
    const last = registeredToldOf(anAppealToldOf())
    await tellAll(bench, [last])
    const now = await readModel(bench)
    expect(now['facts']).toEqual(expect.arrayContaining(expected['facts'] ?? []))
    expect(now['facts']).toHaveLength((expected['facts'] ?? []).length + 1)
  })
})
