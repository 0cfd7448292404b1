import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { customerId } from '@shouwen/scenarios/lives/minor-repair'
import { v7 as uuidv7 } from 'uuid'
import { Scene, complaintForm, estate, mall } from './clauses/scene'
import { codesOf, signedIn, toldInBoth, type Told } from './told'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})

afterAll(() => scene?.close())

const mutationOf = (mutation: string, type: string, input: object): string =>
  JSON.stringify({
    query: `mutation Bad($input: ${type}!) { ${mutation}(input: $input) { id } }`,
    variables: { input: { idempotencyKey: uuidv7(), ...input } },
  })

/** Everything that the management department sees written about appeals: their number, and their trails' rows. */
async function written(): Promise<{ appeals: number; rows: number }> {
  type Listed = { appeals: { edges: { node: { trail: object[] } }[] } }
  const { appeals } = await scene.query<Listed>(
    'management',
    '{ appeals(first: 100) { edges { node { trail { id } } } } }',
  )
  const rows = appeals.edges.reduce((sum, { node }) => sum + node.trail.length, 0)
  return { appeals: appeals.edges.length, rows }
}

describe('a form that is not as it should be', () => {
  const faults: { name: string; changes: object; persona?: string; path?: string; code: string }[] = [
    { name: 'a kind that nobody knows', changes: { kind: 'GOSSIP' }, code: 'INPUT_INVALID' },
    {
      name: 'a kind that the procedure does not have',
      changes: { kind: 'COMMENDATION' },
      code: 'KIND_NOT_IN_PROCEDURE',
    },
    { name: 'no content', changes: { content: undefined }, code: 'INPUT_INVALID' },
    { name: 'blank content', changes: { content: ' \n\t　' }, code: 'CONTENT_MISSING' },
    {
      name: 'a description of a megabyte',
      changes: { content: '诉'.repeat(1 << 19) },
      code: 'TEXT_TOO_LONG',
    },
    { name: 'a character that no text has', changes: { content: '楼道\u0000垃圾' }, code: 'INPUT_INVALID' },
    { name: 'a category of another procedure', changes: { category: 'signage' }, code: 'CATEGORY_UNKNOWN' },
    {
      name: 'a repair without its grade',
      changes: { kind: 'REPAIR', category: 'power' },
      code: 'GRADE_REQUIRED',
    },
    { name: 'a grade of what is no repair', changes: { grade: 'MINOR' }, code: 'GRADE_ONLY_FOR_REPAIR' },
    {
      name: 'an impact at an estate',
      changes: { impact: 'STOPS_BUSINESS' },
      code: 'IMPACT_ONLY_FOR_MALL_COMPLAINT',
    },
    { name: 'nobody who asks', changes: { caller: null }, code: 'CUSTOMER_OR_CALLER' },
    {
      name: 'a telephone that is none',
      changes: { caller: { name: '王秀英', telephone: '12' } },
      code: 'TELEPHONE_INVALID',
    },
    { name: 'received tomorrow', changes: { receivedAt: '2026-03-03T01:00:00Z' }, code: 'TIME_IN_FUTURE' },
    { name: 'no time at all', changes: { receivedAt: 'yesterday' }, code: 'INPUT_INVALID' },
    { name: 'a project by a wrong id', changes: { projectId: 'hetang' }, code: 'INPUT_INVALID' },
    { name: 'a field that there is not', changes: { urgent: true }, code: 'INPUT_INVALID' },
    { name: 'another project', changes: {}, path: mall, code: 'NOT_PERMITTED' },
    { name: 'a persona who receives nobody', changes: {}, persona: 'cleaner', code: 'NOT_PERMITTED' },
  ]

  test.each(faults)('is refused with $code: $name; nothing is written', async (fault) => {
    const { changes, code, persona = 'steward', path = estate } = fault
    const input = { projectId: await scene.project(path), ...complaintForm, ...changes }
    const before = await written()
    const told = await toldInBoth(
      scene.world,
      mutationOf('registerAppeal', 'RegisterAppealInput', input),
      await signedIn(scene.world, persona),
    )
    expect(codesOf(told)).toEqual([code])
    expect(await written()).toEqual(before)
  })

  test("is refused with CUSTOMER_NOT_IN_GROUP: another group's customer", async () => {
    const chen = await customerId(scene.world.client, 'director', '13800138502')
    const { projects } = await scene.query<{ projects: { id: string }[] }>(
      'rival-director',
      '{ projects { id } }',
    )
    const { caller: _nobody, ...form } = complaintForm
    const input = { ...form, projectId: projects[0]?.id, customerId: chen }
    const body = mutationOf('registerAppeal', 'RegisterAppealInput', input)
    expect(
      codesOf(await toldInBoth(scene.world, body, await signedIn(scene.world, 'rival-director'))),
    ).toEqual(['CUSTOMER_NOT_IN_GROUP'])
    const none = '{ appeals { edges { node { id } } } }'
    expect(await scene.query('rival-director', none)).toEqual({ appeals: { edges: [] } })
  })
})

describe('a change that comes at the wrong time', () => {
  let id: string
  let version: number

  beforeAll(async () => {
    id = await scene.register('steward', complaintForm)
    type Seen = { version: number; trail: { what: string }[] }
    const told = [
      'customer-identified',
      'customer.linked',
      'handover-noted',
      'work-order.opened',
      'clock.stopped',
    ]
    const settled = await scene.appeal<Seen>(id, 'version trail { what }', ({ trail }) => {
      const clocks = trail.filter(({ what }) => what.includes('clock.opened'))
      const notices = trail.filter(({ what }) => what.includes('notice.'))
      const isTold = told.every((fact) => trail.some(({ what }) => what.includes(fact)))
      return clocks.length === 5 && notices.length === 2 && isTold
    })
    version = settled.version
  })

  test.each([
    { name: 'a version that is gone', mutation: 'reportProgress', behind: 1, code: 'VERSION_CONFLICT' },
    { name: 'a version that is not yet', mutation: 'reportProgress', behind: -1, code: 'VERSION_CONFLICT' },
    { name: 'archived before it is closed', mutation: 'archiveAppeal', code: 'TRANSITION_NOT_ALLOWED' },
    { name: 'closed before it is settled', mutation: 'closeAppeal', code: 'TRANSITION_NOT_ALLOWED' },
  ])('is refused with $code: $name', async ({ mutation, behind = 0, code }) => {
    const before = await written()
    const content = mutation === 'reportProgress' ? { content: '已到场。' } : {}
    const type = mutation === 'reportProgress' ? 'ReportProgressInput' : 'ChangeAppealInput'
    const input = { appealId: id, expectedVersion: version - behind, ...content }
    const told = await toldInBoth(
      scene.world,
      mutationOf(mutation, type, input),
      await signedIn(scene.world, 'steward'),
    )
    expect(codesOf(told)).toEqual([code])
    expect(await scene.appeal(id, 'version')).toEqual({ version })
    expect(await written()).toEqual(before)
  })

  test('is refused with NOT_FOUND: an appeal that there is not', async () => {
    const input = { appealId: uuidv7(), expectedVersion: 1 }
    const body = mutationOf('archiveAppeal', 'ChangeAppealInput', input)
    expect(codesOf(await toldInBoth(scene.world, body, await signedIn(scene.world, 'steward')))).toEqual([
      'NOT_FOUND',
    ])
  })
})

describe('who may see what', () => {
  test("a rival group's director sees neither appeal nor customer nor counts, and changes nothing", async () => {
    const id = await scene.register('steward', complaintForm)
    const { version } = await scene.appeal<{ version: number; customer: object | null; status: string }>(
      id,
      'version status customer { id }',
      ({ customer, status }) => customer !== null && status === 'HANDED_OVER',
    )
    const chen = await customerId(scene.world.client, 'director', '13800138502')
    const seen = await scene.query(
      'rival-director',
      `query Spy($id: ID!, $customer: ID!, $project: ID!) {
        appeal(id: $id) { number trail { id } clocks { id } }
        appeals { edges { node { id } } }
        inProject: appeals(projectId: $project) { edges { node { id } } }
        customer(id: $customer) { name }
        customers { edges { node { id } } }
        dueNext(projectId: $project) { edges { node { id } } }
        revisitsDue(projectId: $project) { edges { node { id } } }
        elders(projectId: $project) { edges { node { id } } }
        workOrders { edges { node { id } } }
        appealCounts(by: [KIND]) { count }
        inProjectCounts: appealCounts(by: [KIND], projectId: $project) { count }
        project(id: $project) { name }
      }`,
      { id, customer: chen, project: await scene.project(estate) },
    )
    const nothing = { edges: [] }
    expect(seen).toEqual({
      appeal: null,
      appeals: nothing,
      inProject: nothing,
      customer: null,
      customers: nothing,
      dueNext: nothing,
      revisitsDue: nothing,
      elders: nothing,
      workOrders: nothing,
      appealCounts: [],
      inProjectCounts: [],
      project: null,
    })
    const input = { appealId: id, expectedVersion: version, content: '由我接手。' }
    const body = mutationOf('instructAppeal', 'InstructAppealInput', input)
    expect(
      codesOf(await toldInBoth(scene.world, body, await signedIn(scene.world, 'rival-director'))),
    ).toEqual(['NOT_FOUND'])
    expect(await scene.appeal(id, 'version instructions { id }')).toEqual({ version, instructions: [] })
  })

  test('a BI reader sees who called masked, and finds no customer', async () => {
    const id = await scene.register('steward', complaintForm)
    type Seen = { caller: { name: string; telephone: string } | null; customer: { name: string } | null }
    /** Until the caller is linked to a customer, the form's own words are masked; from then on the customer's. */
    const shown = async (): Promise<Seen> =>
      scene.appeal<Seen>(id, 'caller { name telephone } customer { name telephone }', () => true, 'bi')
    const first = await shown()
    const masked = { name: '王**', telephone: '138****5678' }
    expect(first.caller ?? first.customer).toEqual(masked)
    await scene.appeal<Seen>(
      id,
      'caller { name telephone } customer { name telephone }',
      ({ customer }) => customer !== null,
    )
    expect((await shown()).customer).toEqual(masked)
    const search = JSON.stringify({ query: '{ customers(search: "13812345678") { edges { node { id } } } }' })
    expect(codesOf(await toldInBoth(scene.world, search, await signedIn(scene.world, 'bi')))).toEqual([
      'NOT_PERMITTED',
    ])
  })
})

describe('a list that is asked for wrongly', () => {
  /** In the form of a cursor, but not of ours: a wrong id, no id, a year that no database holds, no month at all. */
  const forged = [
    `2026-03-02T01:00:00.000Z|1 or 1=1`,
    `2026-03-02T01:00:00.000Z|${'-'.repeat(36)}`,
    `2026-03-02T01:00:00.000Z`,
    `-271821-04-20T00:00:00.000Z|${uuidv7()}`,
    `2026-13-02T01:00:00.000Z|${uuidv7()}`,
  ].map((cursor) => Buffer.from(cursor).toString('base64url'))
  const lists = ['appeals', 'mineToAnswerFor', 'customers', 'dueNext', 'revisitsDue', 'elders', 'workOrders']

  test.each(lists)(
    '%s refuses a cursor of nobody, and pages that are too large or too small',
    async (list) => {
      const asked = async (args: string): Promise<Told> =>
        toldInBoth(
          scene.world,
          JSON.stringify({ query: `{ ${list}(${args}) { edges { cursor } } }` }),
          await signedIn(scene.world, 'director'),
        )
      for (const cursor of ['nonsense', ...forged]) {
        expect(codesOf(await asked(`after: "${cursor}"`))).toEqual(['CURSOR_INVALID'])
      }
      for (const first of [1000, 0, -1]) {
        expect(codesOf(await asked(`first: ${first}`))).toEqual(['INPUT_INVALID'])
      }
    },
  )
})
