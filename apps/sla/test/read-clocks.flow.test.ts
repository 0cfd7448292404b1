import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { serviceActor, type Actor } from '@shouwen/access/actor'
import { aCustomer, aStaffMember } from '@shouwen/testing/actors'
import { v7 as uuidv7 } from 'uuid'
import { Office } from './office'

const dueNext = /* GraphQL */ `
  query DueNext($projectId: ID, $first: Int, $after: String) {
    dueNext(projectId: $projectId, first: $first, after: $after) {
      edges {
        node {
          code
          dueAt
          state
          appeal {
            id
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`

interface DueNext {
  dueNext: {
    edges: { node: { code: string; dueAt: string; appeal: { id: string } } }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
}

let office: Office
let neighbour: Office
const customerId = uuidv7()
let appealIds: string[]

beforeAll(async () => {
  office = await Office.open()
  neighbour = await Office.open('residential', office.bench)
  appealIds = [
    await office.register({ customerId }),
    await office.register({ kind: 'assistance', category: 'noise' }),
    await office.register({ kind: 'repair', category: 'lift', grade: 'minor' }),
  ]
  await neighbour.register()
})

afterAll(() => office.bench.close())

async function pageOf(actor: Actor, variables: Record<string, unknown> = {}): Promise<DueNext['dueNext']> {
  const { data, codes } = await office.bench.ask<DueNext>(actor, dueNext, variables)
  expect(codes).toEqual([])
  return data.dueNext
}

describe('the list of what is due next', () => {
  test('has the running clocks, soonest first, and its pages miss and repeat none', async () => {
    const whole = await pageOf(office.steward, { first: 100 })
    const due = whole.edges.map(({ node }) => node.dueAt)
    expect(due).toEqual([...due].sort())
    expect(due).toHaveLength(4 + 3 + 3)
    const paged: string[] = []
    let after: string | null = null
    do {
      const page: DueNext['dueNext'] = await pageOf(office.steward, { first: 3, after })
      paged.push(...page.edges.map(({ node }) => `${node.appeal.id} ${node.code}`))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    expect(paged).toEqual(whole.edges.map(({ node }) => `${node.appeal.id} ${node.code}`))
  })

  test('has no clock that has stopped', async () => {
    const appealId = await office.register()
    await office.handOver(appealId)
    const { edges } = await pageOf(office.steward, { first: 100 })
    const codes = edges.filter(({ node }) => node.appeal.id === appealId).map(({ node }) => node.code)
    expect(codes).not.toContain('hand-over')
    expect(codes).toHaveLength(3)
    await office.close(appealId, null)
  })

  test('can be that of one project', async () => {
    expect((await pageOf(office.steward, { projectId: office.projectId })).edges).toHaveLength(10)
    expect((await pageOf(office.steward, { projectId: neighbour.projectId })).edges).toEqual([])
  })

  test.each([
    [{ first: 0 }, 'INPUT_INVALID'],
    [{ first: 101 }, 'INPUT_INVALID'],
    [{ after: 'nowhere' }, 'CURSOR_INVALID'],
    [{ projectId: 'hetang' }, 'INPUT_INVALID'],
  ])('refuses %j', async (variables, code) => {
    const { codes } = await office.bench.ask(office.steward, dueNext, variables)
    expect(codes).toEqual([code])
  })
})

describe('who sees clocks', () => {
  const counts = async (actor: Actor): Promise<number[]> => {
    const clocks = await office.clocksOfAll(appealIds, actor)
    return clocks.map((each) => each.length)
  }

  test('staff at or above the place', async () => {
    expect(await counts(office.steward)).toEqual([4, 3, 3])
    expect(await counts(aStaffMember(office.groupId, 'managementDepartment', 'lvyuan'))).toEqual([4, 3, 3])
  })

  test('not staff of another project, nor a post that has no business with clocks', async () => {
    expect(await counts(aStaffMember(office.groupId, 'buildingSteward', 'lvyuan/north/he'))).toEqual([
      0, 0, 0,
    ])
    expect(await counts(aStaffMember(office.groupId, 'platformOperator', 'lvyuan'))).toEqual([0, 0, 0])
  })

  test('a customer those of their own appeals', async () => {
    const customer = aCustomer(office.groupId, customerId)
    expect(await counts(customer)).toEqual([4, 0, 0])
    expect((await pageOf(customer)).edges).toHaveLength(4)
  })

  test('nobody of another group, even with a post at a place of the same name', async () => {
    expect(await counts(neighbour.steward)).toEqual([0, 0, 0])
    expect(await counts(aCustomer(neighbour.groupId, customerId))).toEqual([0, 0, 0])
    expect((await pageOf(neighbour.steward)).edges).toHaveLength(4)
  })

  test('a service those of the group that it asks in', async () => {
    expect(await counts(serviceActor('gateway', office.groupId))).toEqual([4, 3, 3])
    expect(await counts(serviceActor('gateway', neighbour.groupId))).toEqual([0, 0, 0])
  })
})

test('the clocks of many appeals are read at once', async () => {
  const reads = jest.spyOn(office.bench.running.store, 'read')
  try {
    await office.clocksOfAll(appealIds)
    expect(reads).toHaveBeenCalledTimes(1)
  } finally {
    reads.mockRestore()
  }
})
