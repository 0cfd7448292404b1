import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { DevIssuer } from '@shouwen/gateway/identity/dev-issuer'
import { tokenOf } from '../src/errands/personas-client'
import { customerId } from '@shouwen/scenarios/lives/minor-repair'
import { tellRefusal } from '@shouwen/vocabulary/refusal'
import { isRefusalCode } from '@shouwen/vocabulary/refusal-catalogue'
import { SignJWT, UnsecuredJWT, generateKeyPair, importPKCS8, type KeyLike } from 'jose'
import { v7 as uuidv7 } from 'uuid'
import { Scene, complaintForm, estate, mall } from './clauses/scene'

interface Told {
  readonly status: number
  readonly data?: unknown
  readonly errors?: readonly {
    readonly message: string
    readonly extensions: { readonly code: string; readonly facts?: Record<string, string | number> }
  }[]
}

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
}, 60_000)

afterAll(() => scene?.close(), 60_000)

/** A raw request: what a client that keeps no rule may send. */
async function send(body: string, headers: Record<string, string> = {}): Promise<Told> {
  const response = await fetch(`${scene.world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  const answer = (await response.json()) as Omit<Told, 'status'>
  return { status: response.status, ...answer }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const signedIn = async (persona: string) => bearer(await tokenOf(persona, scene.world.dataFolder))

const codesOf = ({ errors = [] }: Told): string[] => errors.map(({ extensions }) => extensions.code)

/** The same request without a language and with English: told in Chinese, and in English, in the catalogue's words. */
async function toldInBoth(body: string, headers: Record<string, string>): Promise<Told> {
  const zh = await send(body, headers)
  const en = await send(body, { ...headers, 'accept-language': 'en' })
  for (const [language, told] of [['zh', zh] as const, ['en', en] as const]) {
    for (const { message, extensions } of told.errors ?? []) {
      if (!isRefusalCode(extensions.code)) throw new Error(`not a refusal: ${message}`)
      expect(message).toBe(tellRefusal(extensions.code, extensions.facts ?? {}, language))
    }
  }
  expect(zh.errors?.map(({ message }) => /[\u4e00-\u9fff]/.test(message))).toEqual([true])
  expect(en.errors?.map(({ message }) => /[\u4e00-\u9fff]/.test(message))).toEqual([false])
  expect([en.status, codesOf(en)]).toEqual([zh.status, codesOf(zh)])
  return zh
}

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
      mutationOf('registerAppeal', 'RegisterAppealInput', input),
      await signedIn(persona),
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
    expect(codesOf(await toldInBoth(body, await signedIn('rival-director')))).toEqual([
      'CUSTOMER_NOT_IN_GROUP',
    ])
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
      return clocks.length === 4 && told.every((fact) => trail.some(({ what }) => what.includes(fact)))
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
    const told = await toldInBoth(mutationOf(mutation, type, input), await signedIn('steward'))
    expect(codesOf(told)).toEqual([code])
    expect(await scene.appeal(id, 'version')).toEqual({ version })
    expect(await written()).toEqual(before)
  })

  test('is refused with NOT_FOUND: an appeal that there is not', async () => {
    const input = { appealId: uuidv7(), expectedVersion: 1 }
    const body = mutationOf('archiveAppeal', 'ChangeAppealInput', input)
    expect(codesOf(await toldInBoth(body, await signedIn('steward')))).toEqual(['NOT_FOUND'])
  })
})

describe('a body that is no question', () => {
  test('of three megabytes is refused with 413 BODY_TOO_LARGE', async () => {
    const body = JSON.stringify({ query: '{ me { id } }', variables: { padding: 'x'.repeat(3 << 20) } })
    const told = await toldInBoth(body, await signedIn('steward'))
    expect([told.status, codesOf(told)]).toEqual([413, ['BODY_TOO_LARGE']])
  })

  test('that is no JSON is refused with 400 INPUT_INVALID', async () => {
    const told = await toldInBoth('{"query": "{ me { id } }"', await signedIn('steward'))
    expect([told.status, codesOf(told)]).toEqual([400, ['INPUT_INVALID']])
  })
})

describe('whoever asks without saying who they are', () => {
  const question = (query: string): string => JSON.stringify({ query })

  test('is told that the house is there, and nothing more', async () => {
    expect(await send(question('{ __typename }'))).toEqual({ status: 200, data: { __typename: 'Query' } })
  })

  test.each([
    '{ me { id } }',
    '{ __typename me { id } }',
    'query { ...All } fragment All on Query { me { id } }',
    '{ __schema { types { name } } }',
    '{ __type(name: "Appeal") { fields { name } } }',
    'mutation { archiveAppeal(input: {}) { id } }',
    '{',
  ])('is refused with 401 NOT_SIGNED_IN: %s', async (query) => {
    const told = await toldInBoth(question(query), {})
    expect([told.status, codesOf(told)]).toEqual([401, ['NOT_SIGNED_IN']])
    expect(told.data ?? null).toBeNull()
  })

  const steward = { subject: 'dev|steward', zh: '', en: '' }
  const claims = (): SignJWT =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid: 'development' })
      .setIssuer('shouwen-development')
      .setAudience('shouwen')
      .setSubject(steward.subject)
      .setIssuedAt()
      .setExpirationTime('1h')

  /** The key that the development issuer itself signs with. */
  function issuersKey(): Promise<KeyLike> {
    const file = readFileSync(join(scene.world.dataFolder, 'development-issuer.json'), 'utf8')
    const { privateKey } = JSON.parse(file) as { privateKey: string }
    return importPKCS8(privateKey, 'ES256')
  }

  const aMinuteAgo = (): number => Math.floor(Date.now() / 1_000) - 60

  const forged: { name: string; token: () => Promise<string> }[] = [
    { name: 'garbage', token: async () => 'garbage' },
    {
      name: 'a signature cut short',
      token: async () => (await tokenOf('steward', scene.world.dataFolder)).slice(0, -4),
    },
    {
      name: 'expired',
      token: async () =>
        claims()
          .setExpirationTime(aMinuteAgo())
          .sign(await issuersKey()),
    },
    {
      name: 'of another issuer',
      token: async () =>
        claims()
          .setIssuer('somebody-else')
          .sign(await issuersKey()),
    },
    { name: 'of another audience', token: () => tokenOf('steward', scene.world.dataFolder, 'somebody-else') },
    {
      name: 'signed by nobody (alg none)',
      token: async () =>
        new UnsecuredJWT({})
          .setIssuer('shouwen-development')
          .setAudience('shouwen')
          .setSubject(steward.subject)
          .setExpirationTime('1h')
          .encode(),
    },
    {
      name: 'signed by somebody else',
      token: async () => claims().sign((await generateKeyPair('ES256')).privateKey),
    },
    {
      name: 'signed by a shared secret',
      token: () =>
        claims()
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode('x'.repeat(32))),
    },
  ]

  test('is somebody with a token that the issuer signed', async () => {
    const told = await send(question('{ me { kind } }'), bearer(await claims().sign(await issuersKey())))
    expect(told).toEqual({ status: 200, data: { me: { kind: 'STAFF' } } })
  })

  test.each(forged)('is refused with 401 TOKEN_INVALID: $name', async ({ token }) => {
    const told = await toldInBoth(question('{ me { id } }'), bearer(await token()))
    expect([told.status, codesOf(told)]).toEqual([401, ['TOKEN_INVALID']])
  })

  test('is refused with 403 PERSON_UNKNOWN when nobody has the account', async () => {
    const issuer = await DevIssuer.open(scene.world.dataFolder)
    const token = await issuer.token({ ...steward, subject: 'dev|stranger' }, 'shouwen')
    const told = await toldInBoth(question('{ me { id } }'), bearer(token))
    expect([told.status, codesOf(told)]).toEqual([403, ['PERSON_UNKNOWN']])
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
    expect(codesOf(await toldInBoth(body, await signedIn('rival-director')))).toEqual(['NOT_FOUND'])
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
    expect(codesOf(await toldInBoth(search, await signedIn('bi')))).toEqual(['NOT_PERMITTED'])
  })
})

describe('a list that is asked for wrongly', () => {
  const lists = ['appeals', 'mineToAnswerFor', 'customers', 'dueNext', 'revisitsDue', 'elders', 'workOrders']

  test.each(lists)(
    '%s refuses a cursor of nobody, and pages that are too large or too small',
    async (list) => {
      const asked = async (args: string): Promise<Told> =>
        toldInBoth(
          JSON.stringify({ query: `{ ${list}(${args}) { edges { cursor } } }` }),
          await signedIn('director'),
        )
      expect(codesOf(await asked('after: "nonsense"'))).toEqual(['CURSOR_INVALID'])
      for (const first of [1000, 0, -1]) {
        expect(codesOf(await asked(`first: ${first}`))).toEqual(['INPUT_INVALID'])
      }
      const odd = Buffer.from(`275760-09-13T00:00:00.000Z|${'-'.repeat(36)}`).toString('base64url')
      expect(codesOf(await asked(`after: "${odd}"`))).toEqual(['CURSOR_INVALID'])
    },
  )
})
