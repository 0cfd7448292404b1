import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { serviceActor, type Actor } from '@shouwen/access/actor'
import {
  appealArchived,
  appealClosed,
  appealReopened,
  appealResolved,
  customerIdentified,
  handoverNoted,
  workBegun,
} from '@shouwen/events/intake'
import { aCustomer } from '@shouwen/testing/actors'
import { v7 as uuidv7 } from 'uuid'
import { aGroupOn, aTown, anAppeal, registering, type Town } from './town'

let town: Town

beforeAll(async () => {
  town = await aTown()
})

afterAll(() => town.bench.close())

const entities = /* GraphQL */ `
  query Entities($representations: [_Any!]!, $first: Int, $after: String) {
    _entities(representations: $representations) {
      ... on Customer {
        id
        serviceHistory(first: $first, after: $after) {
          edges {
            node {
              appeal {
                id
              }
              kind
              status
              registeredAt
              closedAt
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`

interface Entry {
  appeal: { id: string }
  kind: string
  status: string
  registeredAt: string
  closedAt: string | null
}

interface Histories {
  _entities: ({
    id: string
    serviceHistory: {
      edges: { node: Entry }[]
      pageInfo: { hasNextPage: boolean; endCursor: string | null }
    }
  } | null)[]
}

async function historiesOf(actor: Actor, customerIds: string[], page: Record<string, unknown> = {}) {
  const representations = customerIds.map((id) => ({ __typename: 'Customer', id }))
  const { data, codes } = await town.bench.ask<Histories>(actor, entities, { representations, ...page })
  expect(codes).toEqual([])
  return data._entities
}

async function entriesOf(actor: Actor, customerId: string): Promise<Entry[]> {
  const [customer] = await historiesOf(actor, [customerId])
  return customer?.serviceHistory.edges.map(({ node }) => node) ?? []
}

let telephone = 13_300_133_000

async function somebody(): Promise<string> {
  const { hetang } = town
  telephone += 1
  const form = { name: '蒋文', telephone: String(telephone), unitId: hetang.unitId }
  return (await registering(town, hetang.steward, form)).customer.id
}

const at = '2026-03-03T02:00:00.000Z'

describe('the history of a customer', () => {
  test('follows the appeal from registration to archive', async () => {
    const { bench, groupId, hetang } = town
    const customerId = await somebody()
    const { appealId } = await anAppeal(town, hetang, { customerId })
    const seen = async () => (await entriesOf(hetang.steward, customerId)).map(({ status }) => status)
    expect(await entriesOf(hetang.steward, customerId)).toEqual([
      {
        appeal: { id: appealId },
        kind: 'COMPLAINT',
        status: 'REGISTERED',
        registeredAt: '2026-03-02T01:00:00.000Z',
        closedAt: null,
      },
    ])
    await bench.tell(handoverNoted, groupId, { appealId, version: 2, departmentId: uuidv7() }, { appealId })
    expect(await seen()).toEqual(['HANDED_OVER'])
    await bench.tell(workBegun, groupId, { appealId, version: 3, workOrderId: uuidv7() }, { appealId })
    expect(await seen()).toEqual(['IN_PROGRESS'])
    await bench.tell(appealResolved, groupId, { appealId, version: 4, at, customerId }, { appealId })
    expect(await seen()).toEqual(['RESOLVED'])
    await bench.tell(appealReopened, groupId, { appealId, version: 5, at, revisitId: uuidv7() }, { appealId })
    expect(await seen()).toEqual(['IN_PROGRESS'])
    await bench.tell(appealResolved, groupId, { appealId, version: 6, at, customerId }, { appealId })
    await bench.tell(appealClosed, groupId, { appealId, version: 7, at, revisitId: null }, { appealId })
    expect(await seen()).toEqual(['CLOSED'])
    await bench.tell(appealArchived, groupId, { appealId, version: 8, at }, { appealId })
    expect(await entriesOf(hetang.steward, customerId)).toMatchObject([{ status: 'ARCHIVED', closedAt: at }])
  })

  test('is the same whatever order the facts come in, and however often', async () => {
    const { bench, groupId, hetang } = town
    const customerId = await somebody()
    const appealId = uuidv7()
    await bench.tell(appealArchived, groupId, { appealId, version: 5, at }, { appealId })
    await bench.tell(appealClosed, groupId, { appealId, version: 4, at, revisitId: null }, { appealId })
    await bench.tell(customerIdentified, groupId, { appealId, version: 2, customerId }, { appealId })
    expect(await entriesOf(hetang.steward, customerId)).toEqual([])
    await anAppeal(town, hetang, { appealId })
    await bench.tell(appealResolved, groupId, { appealId, version: 3, at, customerId }, { appealId })
    await anAppeal(town, hetang, { appealId })
    expect(await entriesOf(hetang.steward, customerId)).toMatchObject([
      { appeal: { id: appealId }, status: 'ARCHIVED', closedAt: at },
    ])
  })

  test('takes in the appeal of a caller who turned out to be this customer', async () => {
    const { bench, groupId, hetang } = town
    const customerId = await somebody()
    const { appealId } = await anAppeal(town, hetang)
    expect(await entriesOf(hetang.steward, customerId)).toEqual([])
    await bench.tell(customerIdentified, groupId, { appealId, version: 2, customerId }, { appealId })
    expect(await entriesOf(hetang.steward, customerId)).toMatchObject([{ appeal: { id: appealId } }])
  })

  test('shows staff what happened at their places, the customer all of it, another group nothing', async () => {
    const { bench, groupId, hetang, lanting } = town
    const customerId = await somebody()
    const { appealId: here } = await anAppeal(town, hetang, { customerId })
    const { appealId: there } = await anAppeal(town, lanting, { customerId })
    const ids = async (actor: Actor) =>
      (await entriesOf(actor, customerId)).map(({ appeal }) => appeal.id).sort()
    expect(await ids(hetang.steward)).toEqual([here])
    expect(await ids(lanting.steward)).toEqual([there])
    expect(await ids(aCustomer(groupId, customerId))).toEqual([here, there].sort())
    expect(await ids(serviceActor('analytics', groupId))).toEqual([here, there].sort())
    const other = await aGroupOn(bench)
    expect(await historiesOf(other.hetang.director, [customerId])).toEqual([null])
    expect(await historiesOf(aCustomer(groupId, uuidv7()), [customerId])).toEqual([null])
  })

  test('many customers are read in one batch, each with a page of their own', async () => {
    const { bench, groupId, hetang } = town
    const customers = [await somebody(), await somebody(), await somebody()]
    const appeals: string[][] = []
    for (const [index, customerId] of customers.entries()) {
      const own: string[] = []
      for (let count = 0; count <= index; count += 1) {
        bench.clock.pass(1_000)
        own.unshift((await anAppeal(town, hetang, { customerId })).appealId)
      }
      appeals.push(own)
    }
    const idsOf = (rows: Histories['_entities']) =>
      rows.map((row) => row?.serviceHistory.edges.map(({ node }) => node.appeal.id))
    const first = await historiesOf(hetang.steward, customers, { first: 2 })
    expect(idsOf(first)).toEqual(appeals.map((own) => own.slice(0, 2)))
    expect(first.map((row) => row?.serviceHistory.pageInfo.hasNextPage)).toEqual([false, false, true])
    const after = first[2]?.serviceHistory.pageInfo.endCursor
    const second = await historiesOf(hetang.steward, customers.slice(2), { first: 2, after })
    expect(idsOf(second)).toEqual([appeals[2]?.slice(2)])

    const reads = jest.spyOn(bench.running.store, 'read')
    await historiesOf(serviceActor('gateway', groupId), customers)
    expect(reads).toHaveBeenCalledTimes(2)
    reads.mockRestore()
  })
})
