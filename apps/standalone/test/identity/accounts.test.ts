import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { SchemaClient } from '@shouwen/scenarios/schema-client'
import { lvyuan } from '@shouwen/scenarios/seed/organisation'
import { eventually } from '@shouwen/testing/eventually'
import { buildSchema } from 'graphql'
import { v7 as uuidv7 } from 'uuid'
import { Scene, complaintForm, estate, mall } from '../clauses/scene'
import { aCallOf } from './any-input'

let scene: Scene
let newcomers: SchemaClient

const person = (code: string, telephone: string, more: object) => ({
  code,
  name: `新员工 ${code}`,
  telephone,
  subject: `test|${code}`,
  ...more,
})

/** People whom the seed does not have: two with posts in two projects, each another way round, and two who leave. */
const staff = [
  person('two-posts', '13900010031', {
    posts: [
      { role: 'DEPARTMENT_MANAGER', scope: mall },
      { role: 'DEPARTMENT_WORKER', scope: estate },
    ],
    departmentCodes: ['north/hetang/environment'],
  }),
  person('other-way-round', '13900010032', {
    posts: [
      { role: 'DEPARTMENT_WORKER', scope: mall },
      { role: 'DEPARTMENT_MANAGER', scope: estate },
    ],
    departmentCodes: ['commercial/xinghui/engineering'],
  }),
  person('leaver', '13900010033', { posts: [{ role: 'DEPARTMENT_WORKER', scope: estate }] }),
  person('promoted', '13900010034', { posts: [{ role: 'DEPARTMENT_WORKER', scope: estate }] }),
]

beforeAll(async () => {
  scene = await Scene.open()
  newcomers = await scene.clientOfSubjects()
  await scene.does('platform', 'importOrganisation', { groupCode: lvyuan.code, staff }, 'group { id }')
})

afterAll(() => scene?.close())

const me = '{ me { id posts { role scope } } }'

interface Me {
  me: { id: string; posts: { role: string; scope: string }[] }
}

/** Less than the five seconds that a person is remembered: it took effect because it was heard of. */
const atOnce = { within: 2_000 }

describe('a person whose account changes', () => {
  test('is refused within seconds after they were dismissed, with the token that they have', async () => {
    const { data } = await newcomers.ask<Me>('test|leaver', me)
    const { id: staffId } = data.me
    await scene.does('management', 'dismissStaff', { staffId }, 'staffId')
    const refused = await eventually(async () => {
      const answer = await newcomers.ask('test|leaver', me)
      if (answer.status === 200) throw new Error('still let in')
      return answer
    }, atOnce)
    expect([refused.status, refused.codes]).toEqual([403, ['PERSON_UNKNOWN']])
    expect((await newcomers.ask('test|leaver', '{ projects { id } }')).codes).toEqual(['PERSON_UNKNOWN'])
  })

  test('has their new post within seconds', async () => {
    expect((await newcomers.ask<Me>('test|promoted', me)).data.me.posts).toEqual([
      { role: 'DEPARTMENT_WORKER', scope: estate },
    ])
    const posts = [{ role: 'DEPARTMENT_MANAGER', scope: estate }]
    const promoted = { ...person('promoted', '13900010034', { posts }) }
    const file = { groupCode: lvyuan.code, staff: [promoted] }
    await scene.does('platform', 'importOrganisation', file, 'group { id }')
    await eventually(async () => {
      const { data } = await newcomers.ask<Me>('test|promoted', me)
      expect(data.me.posts).toEqual(posts)
    }, atOnce)
  })

  test('is a customer at once when the account is opened', async () => {
    expect((await newcomers.ask('test|new-customer', me)).codes).toEqual(['PERSON_UNKNOWN'])
    const form = { name: '何雨', telephone: '13812340001', relation: 'HOMEOWNER' }
    const { id: customerId } = await scene.does<{ id: string }>('director', 'registerCustomer', form, 'id')
    const account = { customerId, subject: 'test|new-customer' }
    await scene.does('director', 'openCustomerAccount', account, 'id')
    expect((await newcomers.ask<Me>('test|new-customer', me)).data.me.id).toBe(customerId)
  })
})

describe('a member of staff with posts in two projects', () => {
  const instruct = `mutation ($input: InstructAppealInput!) { instructAppeal(input: $input) { id } }`
  const accept = `mutation ($input: AcceptWorkOrderInput!) { acceptWorkOrder(input: $input) { status } }`
  let inMall: string
  let inEstate: string

  beforeAll(async () => {
    inMall = await scene.register('mall-operator', { ...complaintForm, category: 'power' }, mall)
    inEstate = await scene.register('steward', complaintForm)
  })

  /** How instructing the mall's appeal, a manager's business there, is answered. */
  async function instructs(subject: string): Promise<readonly string[]> {
    return eventually(async () => {
      const { version } = await scene.appeal<{ version: number }>(inMall, 'version')
      const input = {
        idempotencyKey: uuidv7(),
        appealId: inMall,
        expectedVersion: version,
        content: '请速到场。',
      }
      const { codes } = await newcomers.ask(subject, instruct, { input })
      if (codes.includes('VERSION_CONFLICT')) throw new Error('somebody else was quicker')
      return codes
    })
  }

  /** How taking the order of an appeal, a worker's business, is answered. */
  async function accepts(subject: string, appealId: string): Promise<readonly string[]> {
    type Seen = { workOrders: { id: string; version: number }[] }
    const { workOrders } = await scene.appeal<Seen>(
      appealId,
      'workOrders { id version }',
      (seen) => seen.workOrders.length > 0,
    )
    const [order] = workOrders
    const input = { idempotencyKey: uuidv7(), workOrderId: order?.id, expectedVersion: order?.version }
    return (await newcomers.ask(subject, accept, { input })).codes
  }

  test('is what each post makes them where they hold it, and nothing more elsewhere', async () => {
    expect(await instructs('test|other-way-round')).toEqual(['NOT_PERMITTED'])
    expect(await instructs('test|two-posts')).toEqual([])
    expect(await accepts('test|two-posts', inMall)).toEqual(['NOT_PERMITTED'])
    expect(await accepts('test|other-way-round', inEstate)).toEqual(['NOT_PERMITTED'])
    expect(await accepts('test|two-posts', inEstate)).toEqual([])
    expect(await accepts('test|other-way-round', inMall)).toEqual([])
  })

  test('sees both projects, and no third', async () => {
    type Seen = { projects: { path: string }[]; appeals: { edges: { node: { id: string } }[] } }
    const { data } = await newcomers.ask<Seen>(
      'test|two-posts',
      '{ projects { path } appeals { edges { node { id } } } }',
    )
    expect(data.projects.map(({ path }) => path)).toEqual([mall, estate])
    expect(data.appeals.edges.map(({ node }) => node.id).sort()).toEqual([inMall, inEstate].sort())
  })
})

describe('a machine', () => {
  const schema = buildSchema(readFileSync(resolve(__dirname, '../../../gateway/api.graphql'), 'utf8'))
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})

  test('that reads for reports, or forwards, is refused every mutation that there is', async () => {
    expect(mutations.length).toBeGreaterThan(20)
    for (const machine of ['bi', 'partner']) {
      const answers: Record<string, readonly string[]> = {}
      for (const mutation of mutations) {
        const { query, variables } = aCallOf(mutation)
        answers[mutation.name] = (await scene.world.client.ask(machine, query, variables)).codes
      }
      expect(answers).toEqual(Object.fromEntries(mutations.map(({ name }) => [name, ['NOT_PERMITTED']])))
    }
  })

  test('that reads for reports sees counts and appeals, and neither name nor telephone of a customer', async () => {
    const appealId = await scene.register('steward', complaintForm)
    await scene.appeal(
      appealId,
      'customer { id }',
      ({ customer }: { customer: object | null }) => customer !== null,
    )
    const answer = await scene.world.client.ask(
      'bi',
      `{
        appealCounts(by: [KIND]) { count }
        appeals(first: 50) { edges { node { id caller { name telephone } customer { name telephone } } } }
      }`,
    )
    expect(answer.codes).toEqual([])
    const list = await scene.world.client.ask('bi', '{ customers { edges { node { id } } } }')
    expect(list.codes).toEqual(['NOT_PERMITTED'])
    const told = JSON.stringify(answer.data)
    expect(told).toContain(appealId)
    for (const secret of ['陈建国', '13800138502', '王秀英', '13812345678'])
      expect(told).not.toContain(secret)
  })

  test('that forwards sees the places that it may forward to, and no appeal, customer or order', async () => {
    type Seen = { projects: { path: string }[] }
    const { data } = await scene.world.client.ask<Seen>('partner', '{ projects { path } }')
    expect(data.projects.map(({ path }) => path)).toContain(estate)
    for (const list of ['appeals', 'customers', 'workOrders', 'elders', 'dueNext', 'revisitsDue']) {
      const { codes } = await scene.world.client.ask('partner', `{ ${list} { edges { node { id } } } }`)
      expect([list, codes]).toEqual([list, ['NOT_PERMITTED']])
    }
  })
})
