import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { customerId } from '@shouwen/scenarios/lives/minor-repair'
import { until } from '@shouwen/scenarios/schema-client'
import { unitId } from '@shouwen/scenarios/seed/seed'
import { v7 as uuidv7 } from 'uuid'
import { bearer, codesOf, send, type Told } from '../told'
import { Scene, complaintForm, estate, feedback } from './scene'

let scene: Scene
let appealId: string
let another: string

/** The resident of the seed, who has an account as well. */
const telephone = '13800138502'

beforeAll(async () => {
  scene = await Scene.open()
  const chen = await customerId(scene.world.client, 'steward', telephone)
  const unit = await unitId(scene.world.client, 'steward', estate, '3-1-502')
  const { caller: _nobody, ...form } = complaintForm
  /** Intake may not have heard of the customer yet. */
  appealId = await until(() => scene.register('steward', { ...form, customerId: chen, unitId: unit }))
  another = await scene.register('steward', complaintForm)
})

afterAll(() => scene?.close())

/** What a customer is shown of their appeal. */
const view = `number kindZh statusZh content promisedAt redacted outcome
  feedbacks { content answer promisedAt givenBy { name } }
  department { name } firstContact { name } project { name }
  clocks { clause dueAt } revisits { status dueSince methods }
  progressReports { content } instructions { content } escalations { content } contactHandovers { content }
  playbooks { steps { evidence { value } reason } }`

const look = `query Look($id: ID!) { appeal(id: $id) { ${view} } }`

const byLink = (token: string, query = look, variables: object = { id: appealId }): Promise<Told> =>
  send(scene.world, JSON.stringify({ query, variables }), bearer(token))

interface Made {
  readonly token: string
  readonly link: { readonly id: string; readonly endsAt: string }
}

const make = (days = 7, persona = 'steward', id = appealId): Promise<Made> =>
  scene.does<Made>(persona, 'linkForCustomer', { appealId: id, days }, 'token link { id endsAt }')

const shut = (told: Told) => ({ status: told.status, codes: codesOf(told), data: told.data ?? null })

const nothingTold = { status: 401, codes: ['LINK_NOT_VALID'], data: null }

test('C0.3 by a signed link the customer sees state, promised time and what they were told of their own appeal, as with an account', async () => {
  const promisedAt = '2026-03-03T02:00:00.000Z'
  await scene.changes('director', 'instructAppeal', appealId, { content: '此户敏感,先安抚。' })
  await scene.work('cleaner', appealId)
  const progressId = await scene.report('cleaner', appealId)
  await scene.changes('director', 'reviewProgress', appealId, { progressId })
  const told = { ...feedback(progressId, 'AGREED_TO_PROMISE'), content: '明早十点前打扫完毕。', promisedAt }
  await scene.changes('steward', 'informCustomer', appealId, told)

  const { token } = await make()
  type Seen = { appeal: { clocks: object[] } }
  const seen = await until(async () => {
    const { status, data } = await byLink(token)
    const { appeal } = data as Seen
    if (status !== 200 || appeal.clocks.length === 0) throw new Error('its clocks are on their way')
    return appeal
  })
  expect(seen).toMatchObject({
    number: 'HETANG-20260302-0001',
    kindZh: '投诉',
    statusZh: '处理中',
    content: complaintForm.content,
    promisedAt,
    feedbacks: [
      {
        content: '明早十点前打扫完毕。',
        answer: 'AGREED_TO_PROMISE',
        promisedAt,
        givenBy: { name: '林晓梅' },
      },
    ],
    department: { name: expect.any(String) },
    firstContact: { name: '林晓梅' },
    revisits: [],
    progressReports: [],
    instructions: [],
    escalations: [],
    contactHandovers: [],
  })
  expect(JSON.stringify(seen)).not.toMatch(/敏感|已到场/)

  await scene.doSteps(appealId, ['steward', 'cleaner'])
  await scene.changes('steward', 'resolveAppeal', appealId, { outcome: '楼道已打扫。' })
  await scene.dueRevisit(appealId)
  // Clocks may be on their way between the one look and the other.
  const withAccount = await until(async () => {
    const { appeal } = await scene.query<Seen>('resident', look, { id: appealId })
    const { data } = await byLink(token)
    expect(data).toEqual({ appeal })
    return appeal
  })
  expect(withAccount).toMatchObject({
    statusZh: '已办结',
    outcome: '楼道已打扫。',
    revisits: [{ status: 'DUE' }],
    progressReports: [],
    instructions: [],
  })
  /** What is confidential stays so: the handling is withheld, their own words are not. */
  const mark = { confidential: true, reason: 'CUSTOMERS_SECRET' }
  await scene.changes('director', 'markConfidential', appealId, mark)
  expect((await byLink(token)).data).toMatchObject({
    appeal: { redacted: true, outcome: null, content: complaintForm.content },
  })
})

test("C0.3 a link shows its one appeal, nobody else's data, and changes nothing", async () => {
  const { token } = await make()
  expect((await byLink(token, look, { id: another })).data).toEqual({ appeal: null })
  const lists = [
    '{ appeals { edges { node { id } } } }',
    '{ mineToAnswerFor { edges { node { id } } } }',
    '{ customers { edges { node { id } } } }',
    '{ elders { edges { node { id } } } }',
    '{ dueNext { edges { node { id } } } }',
    '{ revisitsDue { edges { node { id } } } }',
    '{ appealCounts(by: [KIND]) { count } }',
    '{ projects { id } }',
    '{ me { id } }',
  ]
  for (const list of lists) {
    expect({ list, codes: codesOf(await byLink(token, list, {})) }).toEqual({
      list,
      codes: ['NOT_PERMITTED'],
    })
  }
  const write = `mutation Close($input: ChangeAppealInput!) { closeAppeal(input: $input) { id } }`
  const input = { idempotencyKey: uuidv7(), appealId, expectedVersion: 1 }
  expect(codesOf(await byLink(token, write, { input }))).toEqual(['NOT_PERMITTED'])
  const rest = `query Rest($id: ID!) { appeal(id: $id) {
    customer { name } unit { code } caller { name } customerLinks { id } trail { id } workOrders { id } audits { id }
  } }`
  expect((await byLink(token, rest)).data).toEqual({
    appeal: {
      customer: null,
      unit: null,
      caller: null,
      customerLinks: [],
      trail: [],
      workOrders: [],
      audits: [],
    },
  })
})

test('C0.3 a link that is forged, revoked or over is refused, and tells nothing; who receives there makes it, for 1 to 30 days', async () => {
  for (const persona of ['cleaner', 'management', 'mall-operator', 'resident']) {
    const { codes } = await scene.tries(persona, 'linkForCustomer', { appealId, days: 7 })
    expect({ persona, codes }).toEqual({ persona, codes: ['NOT_PERMITTED'] })
  }
  const ofRivals = await scene.tries('rival-director', 'linkForCustomer', { appealId, days: 7 })
  expect(ofRivals.codes).toEqual(['NOT_FOUND'])
  for (const days of [0, 31]) {
    const { codes } = await scene.tries('steward', 'linkForCustomer', { appealId, days })
    expect(codes).toEqual(['INPUT_INVALID'])
  }

  const { token, link } = await make(1)
  const [header, payload = '', signature] = token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
  const forged = Buffer.from(JSON.stringify({ ...claims, appeal: another })).toString('base64url')
  expect(shut(await byLink(`${header}.${forged}.${signature}`, look, { id: another }))).toEqual(nothingTold)
  expect(shut(await byLink(`${header}.${payload}.`))).toEqual(nothingTold)

  expect((await byLink(token)).status).toBe(200)
  await scene.does('director', 'revokeCustomerLink', { linkId: link.id }, 'id')
  expect(shut(await byLink(token))).toEqual(nothingTold)
  expect((await scene.tries('steward', 'revokeCustomerLink', { linkId: link.id })).codes).toEqual([
    'LINK_NOT_VALID',
  ])

  const input = { idempotencyKey: uuidv7(), appealId, days: 1 }
  const fields = 'token link { id endsAt }'
  const last = await scene.does<Made>('steward', 'linkForCustomer', input, fields)
  /** A repeat answers with the same link, though its token is kept nowhere. */
  expect(await scene.does<Made>('steward', 'linkForCustomer', input, fields)).toEqual(last)
  scene.world.clock.set(new Date(new Date(last.link.endsAt).getTime() - 1_000).toISOString())
  expect((await byLink(last.token)).status).toBe(200)
  scene.world.clock.set(last.link.endsAt)
  expect(shut(await byLink(last.token))).toEqual(nothingTold)
})

test('C0.3 whoever opens a link is written down, for those who may make it', async () => {
  const { token, link } = await make(2)
  await byLink(token)
  await Promise.all([byLink(token), byLink(token)])
  type Links = { customerLinks: { id: string; openings: number }[] }
  const openings = async (): Promise<number | undefined> => {
    const { customerLinks } = await scene.appeal<Links>(
      appealId,
      'customerLinks { id openings }',
      undefined,
      'director',
    )
    return customerLinks.find(({ id }) => id === link.id)?.openings
  }
  expect(await openings()).toBe(1)
  scene.world.clock.set(new Date(scene.world.clock.now().getTime() + 15 * 60_000).toISOString())
  await byLink(token)
  expect(await openings()).toBe(2)
  type Trail = { trail: { what: string; clauses: string[] }[] }
  const opened = ({ what }: { what: string }): boolean => what === 'intake.link.opened.v1'
  const { trail } = await scene.appeal<Trail>(
    appealId,
    'trail { what clauses }',
    (seen) => seen.trail.filter(opened).length >= 2,
  )
  for (const { clauses } of trail.filter(opened)) expect(clauses).toEqual(['C0.3', 'P5.6.3.3'])
})
