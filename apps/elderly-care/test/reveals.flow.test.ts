import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Actor } from '@shouwen/access/actor'
import { relativesRevealed } from '@shouwen/events/elderly-care'
import { aCustomer, aStaffMember } from '@shouwen/testing/actors'
import { roles, type Role } from '@shouwen/vocabulary/organisation'
import { v7 as uuidv7 } from 'uuid'
import { anEstate, anEstateOn, registering, type Estate } from './estate'

let estate: Estate
let elderId: string
const customerId = uuidv7()

beforeAll(async () => {
  estate = await anEstate()
  elderId = (await registering(estate, { customerId })).elder.id
})

afterAll(() => estate.bench.close())

const list = /* GraphQL */ `
  query List {
    elders {
      edges {
        node {
          name
          birthDate
          unit {
            id
          }
          relatives {
            name
            relationship
            telephone
          }
          reveals {
            edges {
              node {
                revealedBy {
                  id
                }
                reason
                note
              }
            }
          }
        }
      }
    }
  }
`

const reveal = /* GraphQL */ `
  mutation Reveal($input: RevealRelativesInput!) {
    revealRelatives(input: $input) {
      revealId
      elderId
      relatives {
        name
        relationship
        telephone
      }
      expiresAt
    }
  }
`

interface ElderSeen {
  name: string
  birthDate: string
  unit: { id: string } | null
  relatives: object[]
  reveals: { edges: { node: object }[] } | null
}

async function looks(actor: Actor): Promise<ElderSeen | undefined> {
  const { data } = await estate.bench.ask<{ elders: { edges: { node: ElderSeen }[] } | null }>(actor, list)
  return data.elders?.edges[0]?.node
}

async function reveals(actor: Actor, changes: Record<string, unknown> = {}) {
  const input = { idempotencyKey: uuidv7(), elderId, reason: 'AUDIT', ...changes }
  const { data, codes, errors } = await estate.bench.ask<{ revealRelatives: { revealId: string } }>(
    actor,
    reveal,
    { input },
  )
  return { revealed: data.revealRelatives, codes, facts: errors?.[0]?.extensions?.['facts'] }
}

const at = (role: Role, path = estate.path): Actor => aStaffMember(estate.groupId, role, path)

const clear = () => ({
  name: '刘桂兰',
  birthDate: '1950-05-01',
  unit: { id: estate.unitId },
  relatives: [{ name: '刘强', relationship: '儿子', telephone: '+8613800138000' }],
})

const masked = {
  name: '刘**',
  birthDate: '1950-01-01',
  unit: null,
  relatives: [{ name: '刘*', relationship: '儿子', telephone: '138****8000' }],
}

describe('an elder and their relatives', () => {
  test('are shown in clear to who cares for them, masked to who supervises, and not to the rest', async () => {
    const care: Role[] = ['buildingSteward', 'officeDirector', 'securityShiftLeader']
    const supervise: Role[] = ['managementDepartment', 'gmOffice', 'biReader']
    for (const role of roles.codes) {
      const seen = await looks(at(role))
      if (care.includes(role)) expect(seen).toMatchObject(clear())
      else if (supervise.includes(role)) expect(seen).toMatchObject(masked)
      else expect([role, seen]).toEqual([role, undefined])
    }
    expect(await looks(aCustomer(estate.groupId, customerId))).toMatchObject({ ...clear(), reveals: null })
  })
})

describe('a reveal of relatives', () => {
  test('is for who supervises; logged without personal data, also where answers are kept', async () => {
    for (const role of roles.codes) {
      const idempotencyKey = uuidv7()
      const actor = at(role)
      const first = await reveals(actor, { idempotencyKey, note: '联系刘强 13800138000' })
      if (role !== 'managementDepartment' && role !== 'gmOffice') {
        expect([role, first.codes]).toEqual([role, ['NOT_PERMITTED']])
        continue
      }
      expect(first.revealed).toEqual({
        revealId: expect.any(String),
        elderId,
        relatives: clear().relatives,
        expiresAt: new Date(estate.bench.clock.now().getTime() + 900_000).toISOString(),
      })
      const again = await reveals(actor, { idempotencyKey, note: '联系刘强 13800138000' })
      expect(again).toEqual(first)
      const row = (await estate.bench.trail()).filter(({ actorId }) => actorId === actor.personId)
      expect(row).toHaveLength(1)
      expect(row[0]).toMatchObject({
        type: relativesRevealed.type,
        clauses: ['P5.6.3.3', 'P5.5.2'],
        projectPath: estate.path,
        data: { elderId, revealId: first.revealed.revealId, reason: 'audit' },
      })
    }
    const kept: object[] = await estate.bench.running.store.asJob(({ manager }) =>
      manager.query('select (select jsonb_agg(e) from events e), (select jsonb_agg(i) from idempotency i)'),
    )
    expect(JSON.stringify(kept)).not.toMatch(/刘强|刘桂兰|13800138000/)
  })

  test('is refused of another place, of another group, to a machine, and too late', async () => {
    expect((await reveals(at('gmOffice', 'lvyuan/elsewhere'))).codes).toEqual(['NOT_PERMITTED'])
    const rivals = await anEstateOn(estate.bench)
    const rival = aStaffMember(rivals.groupId, 'managementDepartment', rivals.path)
    expect((await reveals(rival)).codes).toEqual(['NOT_FOUND'])
    const machine = { ...at('gmOffice'), kind: 'machine' } as const
    expect((await reveals(machine)).codes).toEqual(['NOT_PERMITTED'])
    const actor = at('gmOffice')
    const idempotencyKey = uuidv7()
    await reveals(actor, { idempotencyKey })
    estate.bench.clock.pass(900_000)
    expect((await reveals(actor, { idempotencyKey })).codes).toEqual(['REVEAL_EXPIRED'])
  })

  test('is granted thirty times an hour to one person', async () => {
    const actor = at('managementDepartment')
    const answers = await Promise.all(Array.from({ length: 32 }, () => reveals(actor)))
    expect(answers.filter(({ codes }) => codes.length === 0)).toHaveLength(30)
    expect((await reveals(actor)).facts).toEqual({ limit: 30, retryAfter: 3_600 })
  })

  test('is in the list of the director and of the management department, newest first', async () => {
    estate.bench.clock.pass(60_000)
    const actor = at('gmOffice')
    await reveals(actor, { reason: 'JUDICIAL_REQUEST', note: '派出所来函' })
    const newest = { revealedBy: { id: actor.personId }, reason: 'JUDICIAL_REQUEST', note: '派出所来函' }
    for (const reader of [at('officeDirector'), at('managementDepartment')]) {
      expect((await looks(reader))?.reveals?.edges[0]?.node).toEqual(newest)
    }
    for (const role of ['buildingSteward', 'gmOffice', 'biReader'] as const) {
      expect((await looks(at(role)))?.reveals).toBeNull()
    }
  })
})
