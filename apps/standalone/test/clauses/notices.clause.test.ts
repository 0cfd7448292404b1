import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { noticesEnvironment, notifierOf } from '@shouwen/notices/config'
import { until } from '@shouwen/scenarios/schema-client'
import { Receiver } from '@shouwen/testing/notice-receiver'
import { z } from 'zod'
import { aWorldHere } from '../world-here'
import { complaintForm, estate, feedback, formOf, mall, Scene } from './scene'

let scene: Scene
let gateway: Receiver

const director = '+8613900010005'
const mallManager = '+8613900010011'
const chen = '+8613800138502'
const caller = '+8613812345678'
const publicUrl = 'https://service.example.com'

beforeAll(async () => {
  gateway = await Receiver.open()
  const environment = z.object({ ...noticesEnvironment, NODE_ENV: z.string() }).parse({
    NODE_ENV: 'production',
    NOTICES_SMS_URL: `${gateway.url}/send`,
    NOTICES_SMS_BODY: '{"mobile":"{{telephone}}","text":"{{text}}","id":"{{id}}"}',
    NOTICES_PUBLIC_URL: `${publicUrl}/`,
  })
  const now = (): Date => scene.world.clock.now()
  scene = new Scene(await aWorldHere({ notifier: notifierOf(environment, now) }))
})

afterAll(async () => {
  await scene?.close()
  await gateway.close()
})

beforeEach(() => {
  gateway.status = 200
})

interface Sms {
  readonly mobile: string
  readonly text: string
}

/** What the gateway was asked to send about an appeal, in any order. */
function smsAbout(number: string): Sms[] {
  return gateway.received
    .map(({ body }) => JSON.parse(body) as Sms)
    .filter(({ text }) => text.includes(number))
}

interface Told {
  readonly number: string
  readonly notices: readonly {
    readonly id: string
    readonly occasion: string
    readonly to: string
    readonly toRole: string | null
    readonly state: string
    readonly channel: string | null
    readonly attempts: number
    readonly nextTryAt: string | null
    readonly error: string | null
    readonly clause: string
  }[]
}

const fields = 'number notices { id occasion to toRole state channel attempts nextTryAt error clause }'

/** The notice of an occasion, once it stands so. */
async function notice(id: string, occasion: string, state: string): Promise<Told['notices'][number]> {
  const so = (each: Told['notices'][number]): boolean => each.occasion === occasion && each.state === state
  scene.world.wake('intake', 'send-notices')
  const { notices } = await scene.appeal<Told>(id, fields, (seen) => seen.notices.some(so))
  const found = notices.find(so)
  if (found === undefined) throw new Error('it was there')
  return found
}

const numberOf = async (id: string): Promise<string> => (await scene.appeal<Told>(id, 'number')).number

function moveTo(instant: string): void {
  scene.moveTo(instant)
  scene.world.wake('intake', 'send-notices')
}

/** A complaint that is worked on, and whose progress waits for its review; the report's id. */
async function reported(form: object): Promise<{ id: string; progressId: string }> {
  const id = await scene.register('steward', { ...complaintForm, ...form })
  await scene.work('cleaner', id)
  return { id, progressId: await scene.report('cleaner', id) }
}

test('P5.6.2.2 the director is told of a complaint at once, by telephone, without the words of the customer; of a repair they are not', async () => {
  const id = await scene.register('steward', complaintForm)
  expect(await notice(id, 'REPORTED', 'SENT')).toMatchObject({
    to: 'RESPONSIBLE',
    toRole: 'OFFICE_DIRECTOR',
    channel: 'SMS',
    attempts: 1,
    error: null,
    clause: 'P5.6.2.2',
  })
  const number = await numberOf(id)
  const told = smsAbout(number).filter(({ text }) => text.includes('书面报告'))
  expect(told.map(({ mobile }) => mobile)).toEqual([director])
  expect(told[0]?.text).toBe(`【首问】投诉 ${number} 已受理,请立即查看书面报告。`)

  const repair = await scene.register('steward', formOf('REPAIR'))
  await notice(repair, 'HANDED_OVER', 'SENT')
  expect((await scene.appeal<Told>(repair, fields)).notices.map(({ occasion }) => occasion)).toEqual([
    'HANDED_OVER',
  ])
  /** The log of notices is the house's own. */
  const mine = await scene.query<{ appeals: { edges: { node: { notices: object[] } }[] } }>(
    'resident',
    '{ appeals(first: 10) { edges { node { notices { id } } } } }',
  )
  expect(mine.appeals.edges.flatMap(({ node }) => node.notices)).toEqual([])
})

test('P5.3 C0.3 the customer is told after the review, on their own telephone and no other, with the link that was made for them', async () => {
  const { customers } = await scene.query<{ customers: { edges: { node: { id: string } }[] } }>(
    'director',
    `{ customers(search: "${chen}") { edges { node { id } } } }`,
  )
  const { id, progressId } = await reported({ customerId: customers.edges[0]?.node.id, caller: undefined })
  const number = await numberOf(id)
  const { token } = await scene.does<{ token: string }>(
    'steward',
    'linkForCustomer',
    { appealId: id, days: 7 },
    'token',
  )
  expect((await scene.refusalOf('steward', 'informCustomer', id, feedback(progressId))).code).toBe(
    'PROGRESS_NOT_REVIEWED',
  )
  expect(smsAbout(number).some(({ mobile }) => mobile === chen)).toBe(false)

  await scene.changes('director', 'reviewProgress', id, { progressId })
  await scene.inform('steward', id, progressId)
  await notice(id, 'INFORMED', 'SENT')
  const told = smsAbout(number).filter(({ text }) => text.includes('进展'))
  expect(told).toEqual([
    {
      mobile: chen,
      text: `【首问】您的投诉 ${number} 有新的处理进展。${publicUrl}/appeal#${token}`,
      id: expect.any(String),
    },
  ])
  type Trail = { trail: { what: string; clauses: string[] }[] }
  const sent = ({ what, clauses }: { what: string; clauses: string[] }): boolean =>
    what === 'intake.notice.sent.v1' && clauses.includes('P5.3')
  await scene.appeal<Trail>(id, 'trail { what clauses }', ({ trail }) => trail.some(sent))
})

/** Handled and answered to its end by whoever registered it and whoever did the work. */
async function resolved(id: string, receiver: string, worker: string, reviewer?: string): Promise<void> {
  await scene.work(worker, id, receiver)
  const progressId = await scene.report(worker, id)
  if (reviewer !== undefined) await scene.changes(reviewer, 'reviewProgress', id, { progressId })
  await scene.inform(receiver, id, progressId)
  await scene.doSteps(id, [receiver, worker])
  await scene.changes(receiver, 'resolveAppeal', id, { outcome: '已办结。' })
}

test('P5.2.1 P5.2.2 C0.3 at an estate whoever is next is told: the department, the superior it goes up to, the customer at the end', async () => {
  const id = await scene.register('steward', complaintForm)
  expect(await notice(id, 'HANDED_OVER', 'SENT')).toMatchObject({ to: 'RESPONSIBLE', clause: 'P5.2.1' })
  await scene.changes('steward', 'escalateAppeal', id, { reason: '超出本岗权限。' })
  expect(await notice(id, 'ESCALATED', 'SENT')).toMatchObject({ toRole: 'OFFICE_DIRECTOR', clause: 'P5.2.2' })
  await scene.changes('director', 'decideEscalation', id, { decision: '增派一人。' })
  await resolved(id, 'steward', 'cleaner', 'director')
  expect(await notice(id, 'RESOLVED', 'SENT')).toMatchObject({ to: 'CUSTOMER', clause: 'C0.3' })
  const last = smsAbout(await numberOf(id)).filter(({ text }) => text.includes('已办结'))
  expect(last.map(({ mobile }) => mobile)).toEqual([caller])
})

test('M4.4 M4.7.2 C0.3 at a mall the department is told within minutes, the visitor of the progress and of the end', async () => {
  const form = { ...complaintForm, category: 'power', content: '三层走廊的灯一直闪。' }
  const id = await scene.register('mall-operator', form, mall)
  expect(await notice(id, 'HANDED_OVER', 'SENT')).toMatchObject({ to: 'RESPONSIBLE', clause: 'M4.4' })
  await scene.judge('mall-manager', id)
  await resolved(id, 'mall-operator', 'mall-worker')
  expect(await notice(id, 'INFORMED', 'SENT')).toMatchObject({ to: 'CUSTOMER', clause: 'M4.7.2' })
  expect(await notice(id, 'RESOLVED', 'SENT')).toMatchObject({ to: 'CUSTOMER', clause: 'C0.3' })
})

test('M4.7.1 what is major reaches the manager at once, at night too', async () => {
  const dark = { ...complaintForm, category: 'power', impact: 'STOPS_BUSINESS', content: '整层停电。' }
  moveTo('2026-03-02T14:30:00Z')
  const id = await scene.register('mall-operator', dark, mall)
  await scene.appeal<{ status: string }>(id, 'status', ({ status }) => status === 'HANDED_OVER')
  await scene.changes('mall-worker', 'judgeSeverity', id, { severity: 'ORDINARY', reason: '一层商铺。' })
  await scene.changes('mall-worker', 'judgeSeverity', id, { severity: 'MAJOR', reason: '多家商户停业。' })
  expect(await notice(id, 'ESCALATED', 'SENT')).toMatchObject({
    toRole: 'DEPARTMENT_MANAGER',
    clause: 'M4.7.1',
  })
  const escalated = smsAbout(await numberOf(id)).filter(({ text }) => text.includes('请决定'))
  expect(escalated.map(({ mobile }) => mobile)).toEqual([mallManager])
})

test('P5.3 nobody is woken by what can wait: in the quiet hours the customer is told in the morning', async () => {
  const { id, progressId } = await reported({})
  const number = await numberOf(id)
  await scene.changes('director', 'reviewProgress', id, { progressId })
  await scene.inform('steward', id, progressId)
  expect(await notice(id, 'INFORMED', 'HELD_FOR_QUIET_HOURS')).toMatchObject({
    attempts: 0,
    nextTryAt: '2026-03-03T00:00:00.000Z',
  })
  expect(smsAbout(number).some(({ mobile }) => mobile === caller)).toBe(false)
  moveTo('2026-03-03T00:00:00.000Z')
  await notice(id, 'INFORMED', 'SENT')
  expect(smsAbout(number).filter(({ mobile }) => mobile === caller)).toHaveLength(1)
})

interface Failed {
  readonly failedNotices: {
    readonly edges: readonly { readonly node: { id: string; appeal: { id: string } } }[]
  }
}

/** The notices that reached nobody at the estate, as somebody sees them; null where they do not. */
async function failedAt(persona: string): Promise<string[] | null> {
  const query = `query Failed($projectId: ID!) {
    failedNotices(projectId: $projectId) { edges { node { id appeal { id } } } }
  }`
  const projectId = await scene.project(estate)
  const { data } = await scene.world.client.ask<Partial<Failed> | null>(persona, query, { projectId })
  return data?.failedNotices?.edges.map(({ node }) => node.id) ?? null
}

test('P5.6.2.2 a notice that cannot be sent is not lost: it is tried again, then shown to who answers for the place, who has it sent', async () => {
  gateway.status = 503
  const away = await scene.register('steward', complaintForm)
  const triedAt = async (attempts: number): Promise<string> => {
    const tried = await until(async () => {
      scene.world.wake('intake', 'send-notices')
      const { notices } = await scene.appeal<Told>(away, fields)
      const found = notices.find(({ occasion }) => occasion === 'REPORTED')
      if (found?.attempts !== attempts || found.error !== 'http-503') throw new Error('still being tried')
      return found
    })
    return tried.nextTryAt ?? ''
  }
  moveTo(await triedAt(1))
  await triedAt(2)
  gateway.status = 400
  const refused = await scene.register('steward', complaintForm)
  const { id: noticeId } = await notice(refused, 'REPORTED', 'FAILED')
  expect((await notice(refused, 'REPORTED', 'FAILED')).error).toBe('http-400')

  for (const persona of ['steward', 'cleaner', 'resident', 'rival-director']) {
    expect(await failedAt(persona)).toBeNull()
    const { codes } = await scene.tries(persona, 'retryNotice', { noticeId })
    expect(['NOT_PERMITTED', 'NOT_FOUND']).toContain(codes[0])
  }
  expect(await failedAt('director')).toContain(noticeId)

  gateway.status = 200
  await scene.does('director', 'retryNotice', { noticeId }, 'id')
  await notice(refused, 'REPORTED', 'SENT')
  expect((await scene.tries('director', 'retryNotice', { noticeId })).codes).toEqual(['NOTICE_NOT_FAILED'])
  expect(await failedAt('director')).not.toContain(noticeId)
})
