import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { serviceActor, type Actor } from '@shouwen/access/actor'
import { elderRegistered } from '@shouwen/events/elderly-care'
import { aCustomer, aStaffMember } from '@shouwen/testing/actors'
import { v7 as uuidv7 } from 'uuid'
import { anAppealAbout, anEstate, anEstateOn, registering, type ElderAnswer, type Estate } from './estate'

let estate: Estate

beforeAll(async () => {
  estate = await anEstate()
})

afterAll(() => estate.bench.close())

const list = /* GraphQL */ `
  query List($projectId: ID, $first: Int, $after: String) {
    elders(projectId: $projectId, first: $first, after: $after) {
      edges {
        node {
          id
          name
          birthDate
          relatives {
            name
            telephone
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

interface Listed {
  elders: {
    edges: { node: Pick<ElderAnswer, 'id' | 'name' | 'birthDate' | 'relatives'> }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
}

async function listed(actor: Actor, asked: Record<string, unknown> = {}) {
  const { data, codes } = await estate.bench.ask<Listed>(actor, list, asked)
  return { nodes: data.elders?.edges.map(({ node }) => node) ?? [], page: data.elders, codes }
}

describe('entering an elder', () => {
  test('into the separate list; the fact carries no personal data', async () => {
    const { bench, projectId, unitId, steward } = estate
    const { elder, codes } = await registering(estate)
    expect(codes).toEqual([])
    expect(elder).toMatchObject({
      name: '刘桂兰',
      birthDate: '1950-05-01',
      livesAlone: true,
      relatives: [{ name: '刘强', relationship: '儿子', telephone: '+8613800138000' }],
      unit: { id: unitId },
      project: { id: projectId },
      customer: null,
      registeredBy: { id: steward.personId },
    })
    expect(await bench.announced(elderRegistered)).toEqual([{ elderId: elder.id, projectId, unitId }])
    const trail = await bench.trail()
    expect(trail[0]).toMatchObject({
      clauses: ['P5.6.7.0', 'P5.6.7.1'],
      packId: 'residential',
      packVersion: 3,
    })
    expect(JSON.stringify(trail)).not.toMatch(/刘|13800138000|1950-05-01/)
  })

  test('the same key once more has one effect; the same person under another key is refused', async () => {
    const form = { idempotencyKey: uuidv7(), name: '张翠花' }
    const first = await registering(estate, form)
    expect((await registering(estate, form)).elder.id).toBe(first.elder.id)
    expect((await registering(estate, { ...form, name: '张翠' })).codes).toEqual(['IDEMPOTENCY_KEY_REUSED'])
    const again = await registering(estate, { name: '张翠花' })
    expect(again).toMatchObject({ codes: ['ALREADY_REGISTERED'], facts: { what: `elder ${first.elder.id}` } })
  })

  const relative = { name: '刘强', relationship: '儿子', telephone: '13800138000' }
  test.each<[string, Record<string, unknown>, string]>([
    ['who still works', { retired: false }, 'NOT_AN_EMPTY_NEST_ELDER'],
    ['who lives with the children', { livesApartFromChildren: false }, 'NOT_AN_EMPTY_NEST_ELDER'],
    ['of a unit of nowhere', { unitId: uuidv7() }, 'NOT_AN_EMPTY_NEST_ELDER'],
    ['of a project that nobody told of', { projectId: uuidv7() }, 'NOT_YET_KNOWN'],
    ['without a name', { name: ' ' }, 'INPUT_INVALID'],
    ['without anybody to call', { relatives: [] }, 'INPUT_INVALID'],
    ['with six to call', { relatives: Array.from({ length: 6 }, () => relative) }, 'INPUT_INVALID'],
    [
      'whose relative has no telephone',
      { relatives: [{ ...relative, telephone: '1' }] },
      'TELEPHONE_INVALID',
    ],
    ['with a name without end', { name: '刘'.repeat(51) }, 'TEXT_TOO_LONG'],
    ['born on no day', { birthDate: '1950-02-30' }, 'INPUT_INVALID'],
    ['yet to be born', { birthDate: '2030-01-01' }, 'TIME_IN_FUTURE'],
  ])('%s is refused, and nothing is written', async (_who, changes, code) => {
    const before = (await estate.bench.trail()).length
    expect((await registering(estate, changes)).codes).toEqual([code])
    expect((await estate.bench.trail()).length).toBe(before)
  })

  test('in a mall is refused: its procedure has no such care', async () => {
    const mall = await anEstateOn(estate.bench, { kind: 'mall' })
    expect((await registering(mall)).codes).toEqual(['CARE_NOT_IN_PROCEDURE'])
  })

  test('is for the steward and the director of the project', async () => {
    const { bench, groupId, path, director } = estate
    const worker = aStaffMember(groupId, 'departmentWorker', path)
    const neighbour = aStaffMember(groupId, 'buildingSteward', 'lvyuan/north/hetang2')
    const foreigner = (await anEstateOn(bench)).steward
    expect((await registering(estate, { name: '吴' }, worker)).codes).toEqual(['NOT_PERMITTED'])
    expect((await registering(estate, { name: '吴' }, neighbour)).codes).toEqual(['NOT_PERMITTED'])
    expect((await registering(estate, { name: '吴' }, foreigner)).codes).toEqual(['NOT_YET_KNOWN'])
    expect((await registering(estate, { name: '吴' }, director)).codes).toEqual([])
  })
})

describe('the list', () => {
  let grove: Estate
  const customerId = uuidv7()

  beforeAll(async () => {
    grove = await anEstateOn(estate.bench, { groupId: estate.groupId, code: 'grove' })
    for (const name of ['甲老', '乙老', '丙老']) {
      estate.bench.clock.pass(1_000)
      await registering(grove, { name, customerId: name === '乙老' ? customerId : null })
    }
  })

  test('pages follow each other, newest first', async () => {
    const first = await listed(grove.steward, { projectId: grove.projectId, first: 2 })
    expect(first.nodes.map(({ name }) => name)).toEqual(['丙老', '乙老'])
    expect(first.page.pageInfo.hasNextPage).toBe(true)
    const { endCursor: after } = first.page.pageInfo
    const second = await listed(grove.steward, { projectId: grove.projectId, first: 2, after })
    expect(second.nodes.map(({ name }) => name)).toEqual(['甲老'])
    expect(second.page.pageInfo.hasNextPage).toBe(false)
  })

  test('staff see their own places, customers themselves, another group nobody', async () => {
    const { bench, groupId, steward } = estate
    expect((await listed(grove.steward)).nodes).toHaveLength(3)
    expect((await listed(steward, { projectId: grove.projectId })).nodes).toEqual([])
    const [self, ...others] = (await listed(aCustomer(groupId, customerId))).nodes
    expect(self).toMatchObject({ name: '乙老', relatives: [{ telephone: '+8613800138000' }] })
    expect(others).toEqual([])
    expect((await listed((await anEstateOn(bench)).director)).nodes).toEqual([])
    expect((await listed(aStaffMember(groupId, 'departmentWorker', 'lvyuan'))).nodes).toEqual([])
  })

  test('a machine sees names, birthdays and telephones masked', async () => {
    const dashboard = { ...aStaffMember(estate.groupId, 'biReader', grove.path), kind: 'machine' } as const
    const { nodes } = await listed(dashboard)
    expect(nodes[0]).toMatchObject({
      name: '丙*',
      birthDate: '1950-01-01',
      relatives: [{ name: '刘*', telephone: '138****8000' }],
    })
  })
})

describe('an appeal', () => {
  const entities = /* GraphQL */ `
    query Entities($representations: [_Any!]!) {
      _entities(representations: $representations) {
        ... on Appeal {
          id
          elders {
            name
          }
        }
      }
    }
  `

  async function eldersOf(actor: Actor, appealIds: string[]) {
    const representations = appealIds.map((id) => ({ __typename: 'Appeal', id }))
    const { data } = await estate.bench.ask<{ _entities: { id: string; elders: { name: string }[] }[] }>(
      actor,
      entities,
      { representations },
    )
    return data._entities.map(({ elders }) => elders.map(({ name }) => name))
  }

  test('tells of the elders of its unit to who may know, many appeals in one batch', async () => {
    const { bench, groupId } = estate
    const home = await anEstateOn(bench, { groupId, code: 'home' })
    await registering(home, { name: '郑老' })
    bench.clock.pass(1_000)
    await registering(home, { name: '钱老', livesAlone: false })
    const about = await anAppealAbout(home, home.unitId)
    const again = await anAppealAbout(home, home.unitId)
    const elsewhere = await anAppealAbout(home, uuidv7())
    const nowhere = await anAppealAbout(home, null)
    const asked = [about, elsewhere, nowhere, again, uuidv7()]
    const reads = jest.spyOn(bench.running.store, 'read')
    const seen = await eldersOf(home.steward, asked)
    expect(reads).toHaveBeenCalledTimes(1)
    reads.mockRestore()
    expect(seen).toEqual([['郑老', '钱老'], [], [], ['郑老', '钱老'], []])
    expect(await eldersOf(estate.steward, [about])).toEqual([[]])
    expect(await eldersOf(aCustomer(groupId, uuidv7()), [about])).toEqual([[]])
    expect(await eldersOf((await anEstateOn(bench)).steward, [about])).toEqual([[]])
    expect(await eldersOf(serviceActor('intake', groupId), [about])).toEqual([['郑*', '钱*']])
  })
})
