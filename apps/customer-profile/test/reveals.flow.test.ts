import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Actor } from '@shouwen/access/actor'
import { customerRevealed } from '@shouwen/events/customer-profile'
import { aCustomer, aStaffMember } from '@shouwen/testing/actors'
import { roles, type Role } from '@shouwen/vocabulary/organisation'
import { v7 as uuidv7 } from 'uuid'
import { aGroupOn, aTown, registering, type CustomerAnswer, type Town } from './town'

let town: Town
let sun: CustomerAnswer

beforeAll(async () => {
  town = await aTown()
  const { hetang } = town
  const form = { name: '孙丽丽', telephone: '13600136000', unitId: hetang.unitId }
  sun = (await registering(town, hetang.steward, form)).customer
})

afterAll(() => town.bench.close())

const reveal = /* GraphQL */ `
  mutation Reveal($input: RevealCustomerInput!) {
    revealCustomer(input: $input) {
      revealId
      customerId
      name
      telephone
      expiresAt
    }
  }
`

const look = /* GraphQL */ `
  query Look($id: ID!, $first: Int, $after: String) {
    customer(id: $id) {
      name
      telephone
      units {
        id
      }
      reveals(first: $first, after: $after) {
        edges {
          node {
            id
            revealedBy {
              id
            }
            reason
            note
            revealedAt
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`

interface Revealed {
  revealId: string
  customerId: string
  name: string
  telephone: string
  expiresAt: string
}

interface Looked {
  name: string
  telephone: string
  units: { id: string }[]
  reveals: {
    edges: { node: { id: string; revealedBy: { id: string }; reason: string; note: string | null } }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  } | null
}

async function reveals(actor: Actor, changes: Record<string, unknown> = {}) {
  const input = { idempotencyKey: uuidv7(), customerId: sun.id, reason: 'CALL_BACK', ...changes }
  const { data, codes, errors } = await town.bench.ask<{ revealCustomer: Revealed }>(actor, reveal, { input })
  return { revealed: data.revealCustomer, codes, facts: errors?.[0]?.extensions?.['facts'] }
}

async function looks(actor: Actor, variables: Record<string, unknown> = {}): Promise<Looked | null> {
  const { data } = await town.bench.ask<{ customer: Looked | null }>(actor, look, {
    id: sun.id,
    ...variables,
  })
  return data.customer
}

const at = (role: Role, path: string): Actor => aStaffMember(town.groupId, role, path)

const may = ['departmentWorker', 'departmentManager', 'divisionDirector', 'managementDepartment', 'gmOffice']

describe('who sees what', () => {
  test.each<[Role, string, string, number]>([
    ['buildingSteward', '孙丽丽', '+8613600136000', 1],
    ['officeDirector', '孙丽丽', '+8613600136000', 1],
    ['securityShiftLeader', '孙丽丽', '+8613600136000', 1],
    ['mallOperator', '孙丽丽', '+8613600136000', 1],
    ['departmentWorker', '孙丽丽', '136****6000', 1],
    ['departmentManager', '孙丽丽', '136****6000', 1],
    ['divisionDirector', '孙**', '136****6000', 0],
    ['managementDepartment', '孙**', '136****6000', 0],
    ['gmOffice', '孙**', '136****6000', 0],
    ['biReader', '孙**', '136****6000', 0],
  ])('%s: %s, %s, %i unit', async (role, name, telephone, units) => {
    const seen = await looks(at(role, town.hetang.path))
    expect(seen).toMatchObject({ name, telephone })
    expect(seen?.units).toHaveLength(units)
  })

  test('they themselves in clear; a post of another place gives nothing', async () => {
    const clear = { name: '孙丽丽', telephone: '+8613600136000', units: [{ id: town.hetang.unitId }] }
    expect(await looks(aCustomer(town.groupId, sun.id))).toMatchObject({ ...clear, reveals: null })
    const supervisor = at('managementDepartment', 'lvyuan')
    const steward = at('buildingSteward', town.lanting.path)
    const both = { ...supervisor, grants: [...supervisor.grants, ...steward.grants] }
    expect(await looks(both)).toMatchObject({ name: '孙**', telephone: '136****6000', units: [] })
  })
})

describe('a reveal', () => {
  test.each(roles.codes)('by %s', async (role) => {
    const actor = at(role, town.hetang.path)
    const { revealed, codes } = await reveals(actor, { reason: 'EMERGENCY' })
    if (!may.includes(role)) return expect(codes).toEqual(['NOT_PERMITTED'])
    expect(codes).toEqual([])
    expect(revealed).toEqual({
      revealId: expect.any(String),
      customerId: sun.id,
      name: '孙丽丽',
      telephone: '+8613600136000',
      expiresAt: new Date(town.bench.clock.now().getTime() + 900_000).toISOString(),
    })
  })

  test('is a fact with its clauses and reason, and without personal data', async () => {
    const actor = at('managementDepartment', 'lvyuan')
    const note = '抽查孙丽丽,电话 13600136000'
    const { revealed } = await reveals(actor, { reason: 'AUDIT', note })
    const trail = await town.bench.trail()
    const row = trail.find(({ actorId }) => actorId === actor.personId)
    expect(row).toMatchObject({
      type: customerRevealed.type,
      subject: `customer/${sun.id}`,
      projectPath: town.hetang.path,
      clauses: ['P5.6.3.3', 'P5.5.2'],
      data: { customerId: sun.id, revealId: revealed.revealId, reason: 'audit' },
    })
    expect(JSON.stringify(trail)).not.toMatch(/孙丽丽|13600136000/)
  })

  test('leaves nothing personal in the answers that are kept for repeats', async () => {
    const key = uuidv7()
    const actor = at('departmentWorker', town.hetang.path)
    const first = await reveals(actor, { idempotencyKey: key })
    const again = await reveals(actor, { idempotencyKey: key })
    expect(again).toEqual(first)
    const rows: object[] = await town.bench.running.store.asJob(({ manager }) =>
      manager.query('select * from idempotency'),
    )
    expect(JSON.stringify(rows)).toContain(first.revealed.revealId)
    expect(JSON.stringify(rows)).not.toMatch(/孙丽丽|13600136000/)
    const facts = await town.bench.announced(customerRevealed)
    expect(facts.filter(({ revealId }) => revealId === first.revealed.revealId)).toHaveLength(1)
    const other = await reveals(actor, { idempotencyKey: key, reason: 'EMERGENCY' })
    expect(other.codes).toEqual(['IDEMPOTENCY_KEY_REUSED'])
  })

  test('is not answered again after a quarter of an hour, nor to who has lost the post', async () => {
    const idempotencyKey = uuidv7()
    const actor = at('departmentWorker', town.hetang.path)
    await reveals(actor, { idempotencyKey })
    expect((await reveals({ ...actor, grants: [] }, { idempotencyKey })).codes).toEqual(['NOT_PERMITTED'])
    const moved = { ...actor, grants: [{ role: 'departmentWorker', scope: town.lanting.path } as const] }
    expect((await reveals(moved, { idempotencyKey })).codes).toEqual(['NOT_PERMITTED'])
    town.bench.clock.pass(900_000)
    expect((await reveals(actor, { idempotencyKey })).codes).toEqual(['REVEAL_EXPIRED'])
  })

  test('is refused of another place, of another group, by a machine, and without a reason', async () => {
    const { bench, groupId } = town
    const elsewhere = at('departmentManager', town.lanting.path)
    expect((await reveals(elsewhere)).codes).toEqual(['NOT_PERMITTED'])
    const rivals = await aGroupOn(bench)
    const rival = aStaffMember(rivals.groupId, 'managementDepartment', 'lvyuan')
    expect((await reveals(rival)).codes).toEqual(['NOT_FOUND'])
    const machine = { ...at('managementDepartment', 'lvyuan'), kind: 'machine' } as const
    expect((await reveals(machine)).codes).toEqual(['NOT_PERMITTED'])
    expect((await reveals(aCustomer(groupId, sun.id))).codes).toEqual(['NOT_PERMITTED'])
    const worker = at('departmentWorker', town.hetang.path)
    expect((await reveals(worker, { reason: 'CURIOSITY' })).codes).toEqual(['INPUT_INVALID'])
    expect((await reveals(worker, { reason: null })).codes).toEqual(['INPUT_INVALID'])
    expect((await reveals(worker, { note: '长'.repeat(501) })).codes).toEqual(['TEXT_TOO_LONG'])
    expect((await reveals(worker, { customerId: uuidv7() })).codes).toEqual(['NOT_FOUND'])
  })

  test('is granted thirty times an hour to one person, however many at once', async () => {
    const actor = at('gmOffice', 'lvyuan')
    const answers = await Promise.all(Array.from({ length: 35 }, () => reveals(actor)))
    expect(answers.filter(({ codes }) => codes.length === 0)).toHaveLength(30)
    const refused = answers.filter(({ codes }) => codes.length > 0)
    expect(refused.map(({ codes, facts }) => [codes, facts])).toEqual(
      Array.from({ length: 5 }, () => [['REVEAL_LIMIT_REACHED'], { limit: 30, retryAfter: 3_600 }]),
    )
    expect((await reveals(at('gmOffice', 'lvyuan'))).codes).toEqual([])
    town.bench.clock.pass(3_599_000)
    expect((await reveals(actor)).facts).toEqual({ limit: 30, retryAfter: 1 })
    town.bench.clock.pass(1_000)
    expect((await reveals(actor)).codes).toEqual([])
  })
})

describe('the list of reveals', () => {
  test('is for who answers for the project and who supervises', async () => {
    for (const role of roles.codes) {
      const seen = await looks(at(role, town.hetang.path))
      const sees = role === 'officeDirector' || role === 'managementDepartment'
      expect([role, (seen?.reveals ?? null) !== null]).toEqual([role, sees])
    }
  })

  test('says who, when and why, newest first, page by page', async () => {
    const director = town.hetang.director
    town.bench.clock.pass(60_000)
    const actor = at('departmentManager', town.hetang.path)
    await reveals(actor, { reason: 'SITE_VISIT', note: ' 明早上门 ' })
    const whole = (await looks(director, { first: 100 }))?.reveals?.edges ?? []
    expect(whole[0]?.node).toMatchObject({
      revealedBy: { id: actor.personId },
      reason: 'SITE_VISIT',
      note: '明早上门',
      revealedAt: town.bench.clock.now().toISOString(),
    })
    const walked: string[] = []
    let after: string | null = null
    do {
      const page: Looked['reveals'] = (await looks(director, { first: 7, after }))?.reveals ?? null
      walked.push(...(page?.edges ?? []).map(({ node }) => node.id))
      after = page?.pageInfo.hasNextPage === true ? page.pageInfo.endCursor : null
    } while (after !== null)
    expect(walked).toEqual(whole.map(({ node }) => node.id))
  })
})
