import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { customerId } from '@shouwen/scenarios/lives/minor-repair'
import { until } from '@shouwen/scenarios/schema-client'
import { at, orderOf } from './orders'
import { Scene, complaintForm, feedback, formOf, mall } from './scene'

/** A clock, with what was counted of it. */
interface Lived {
  readonly id: string
  readonly code: string
  readonly state: string
  readonly dueAt: string | null
  readonly promisedDueAt: string
  readonly breachedAt: string | null
  readonly segments: readonly {
    readonly from: string
    readonly to: string | null
    readonly leftOut: string | null
  }[]
  readonly extensions: readonly { readonly id: string; readonly decision: string; readonly clause: string }[]
  readonly excuse: { readonly id: string; readonly decision: string } | null
}

const lived = `clocks { id code state dueAt promisedDueAt breachedAt segments { from to leftOut }
  extensions { id decision clause } excuse { id decision } }`

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})

afterAll(() => scene?.close())

const on = (day: number, time: string) => `2026-03-${String(day).padStart(2, '0')}T${time}Z`

/** The clock of an appeal by its code, as it should be. */
async function clockOf(
  appealId: string,
  code: string,
  holds: (clock: Lived) => boolean = () => true,
  viewer = 'management',
): Promise<Lived> {
  const { clocks } = await scene.appeal<{ clocks: Lived[] }>(
    appealId,
    lived,
    (seen) => seen.clocks.some((clock) => clock.code === code && holds(clock)),
    viewer,
  )
  const [clock] = clocks.filter((each) => each.code === code)
  if (clock === undefined) throw new Error(`no clock ${code}`)
  return clock
}

/** An appeal registered at a moment, and its clock of this code. */
async function registered(
  instant: string,
  form: object,
  code: string,
  path?: string,
): Promise<[string, Lived]> {
  scene.moveTo(instant)
  const id = await until(() =>
    scene.register(path === undefined ? 'steward' : 'mall-operator', { ...form }, path),
  )
  return [id, await clockOf(id, code)]
}

async function codesOf(
  persona: string,
  mutation: string,
  input: Record<string, unknown>,
): Promise<readonly string[]> {
  return (await scene.tries(persona, mutation, input)).codes
}

const away = { reason: 'WAITING_FOR_CUSTOMER', content: '约好上门,家中无人。' }

test('P5.4.2 a repair stands still while its customer is not there, who sees so, and is due by what was left to the second', async () => {
  const chen = await customerId(scene.world.client, 'steward', '13800138502')
  const { caller: _nobody, ...repair } = formOf('REPAIR')
  const form = { ...repair, customerId: chen }
  const [id, clock] = await registered(on(2, '01:00:00.000'), form, 'minor-repair')
  expect(clock).toMatchObject({ state: 'RUNNING', dueAt: on(2, '09:00:00.000') })

  scene.moveTo(on(2, '03:00:00.000'))
  expect(await codesOf('steward', 'resumeClocks', { appealId: id })).toEqual(['CLOCKS_NOT_PAUSED'])
  expect(await codesOf('mall-worker', 'pauseClocks', { appealId: id, ...away })).toEqual(['NOT_PERMITTED'])
  expect(await codesOf('resident', 'pauseClocks', { appealId: id, ...away })).toEqual(['NOT_PERMITTED'])
  expect(
    await codesOf('worker', 'pauseClocks', { appealId: id, ...away, from: on(1, '02:59:59.000') }),
  ).toEqual(['PAUSE_TIME_INVALID'])
  await scene.does('worker', 'pauseClocks', { appealId: id, ...away }, 'id')
  expect(await codesOf('worker', 'pauseClocks', { appealId: id, ...away })).toEqual(['CLOCKS_PAUSED'])
  expect(await clockOf(id, 'minor-repair', undefined, 'resident')).toMatchObject({
    state: 'PAUSED',
    dueAt: null,
    segments: [
      { from: on(2, '01:00:00.000'), to: on(2, '03:00:00.000'), leftOut: null },
      { from: on(2, '03:00:00.000'), to: null, leftOut: 'WAITING_FOR_CUSTOMER' },
    ],
  })
  /** What the customer is told is told the same day all the same. */
  expect((await clockOf(id, 'feedback-same-day')).state).toBe('RUNNING')

  scene.moveTo(on(3, '01:00:00.000'))
  expect(await codesOf('worker', 'resumeClocks', { appealId: id, at: on(2, '02:59:59.000') })).toEqual([
    'PAUSE_TIME_INVALID',
  ])
  await scene.does('worker', 'resumeClocks', { appealId: id }, 'id')
  const due = on(3, '07:00:00.000')
  expect(await clockOf(id, 'minor-repair')).toMatchObject({ state: 'RUNNING', dueAt: due, breachedAt: null })
  for (const silent of [on(3, '06:59:59.000'), due]) {
    scene.moveTo(silent)
    expect((await clockOf(id, 'minor-repair')).breachedAt).toBeNull()
  }
  scene.moveTo(on(3, '07:00:01.000'))
  const late = await clockOf(id, 'minor-repair', ({ breachedAt }) => breachedAt !== null)
  expect(late.breachedAt).toBe(on(3, '07:00:00.001'))
  expect(await codesOf('worker', 'pauseClocks', { appealId: id, ...away })).toEqual(['NO_CLOCK_TO_PAUSE'])

  type Trail = { trail: { what: string; clauses: string[] }[] }
  const isOfClock = ({ what }: Trail['trail'][number]): boolean => /sla\.clock\.(paused|resumed)/.test(what)
  const { trail } = await scene.appeal<Trail>(
    id,
    'trail { what clauses }',
    (seen) => seen.trail.filter(isOfClock).length === 2,
  )
  for (const { clauses } of trail.filter(isOfClock)) expect(clauses).toEqual(['P5.4.2'])

  const [complaint] = await registered(on(3, '08:00:00.000'), complaintForm, 'feedback-same-day')
  expect(await codesOf('steward', 'pauseClocks', { appealId: complaint, ...away })).toEqual([
    'NO_CLOCK_TO_PAUSE',
  ])
})

test('P5.4.2 an order that waits for parts stops the repair’s time; force majeure does once another has approved it', async () => {
  const [id] = await registered(on(4, '01:00:00.000'), formOf('REPAIR'), 'minor-repair')
  await scene.does('worker', 'acceptWorkOrder', at(await orderOf(scene, id, 'OPENED')))
  scene.moveTo(on(4, '02:00:00.000'))
  const taken = await orderOf(scene, id, 'ACCEPTED')
  const paused = await scene.does('worker', 'pauseWorkOrder', at(taken, { reason: 'AWAITING_PARTS' }))
  await clockOf(id, 'minor-repair', ({ state }) => state === 'PAUSED')
  scene.moveTo(on(5, '01:00:00.000'))
  await scene.does('worker', 'resumeWorkOrder', at(paused))
  const due = on(5, '08:00:00.000')
  await clockOf(id, 'minor-repair', ({ dueAt }) => dueAt === due)

  scene.moveTo(on(5, '02:00:00.000'))
  const storm = { appealId: id, reason: 'FORCE_MAJEURE', content: '台风停工。' }
  const { id: pauseId } = await scene.does<{ id: string }>('director', 'pauseClocks', storm, 'id')
  expect(await clockOf(id, 'minor-repair')).toMatchObject({ state: 'RUNNING', dueAt: due })
  scene.moveTo(on(5, '03:00:00.000'))
  const approved = { pauseId, approved: true }
  expect(await codesOf('worker', 'approvePause', approved)).toEqual(['NOT_PERMITTED'])
  expect(await codesOf('director', 'approvePause', approved)).toEqual(['ONES_OWN_REQUEST'])
  await scene.does('management', 'approvePause', approved, 'id')
  expect(await clockOf(id, 'minor-repair')).toMatchObject({ state: 'PAUSED', dueAt: null })
  scene.moveTo(on(5, '10:00:00.000'))
  await scene.does('director', 'resumeClocks', { appealId: id }, 'id')
  expect((await clockOf(id, 'minor-repair')).dueAt).toBe(on(5, '16:00:00.000'))
})

test('M4.7.1 who cannot finish asks before the end for more time, to which the customer agrees and a post above; and never after', async () => {
  const dark = { ...complaintForm, category: 'power', impact: 'STOPS_BUSINESS', content: '整层停电。' }
  const code = 'stopped-business-resolution'
  const [, clock] = await registered(on(6, '02:00:00.000'), dark, code, mall)
  expect(clock.dueAt).toBe(on(6, '03:00:00.000'))
  const until = on(6, '09:00:00.000')
  const consent = { channel: 'TELEPHONE', at: on(6, '02:10:00.000'), said: '同意下午五点前恢复。' }
  const asked = { clockId: clock.id, until, content: '须更换变压器。', consent }
  expect(await codesOf('mall-worker', 'requestExtension', asked)).toEqual(['CUSTOMER_NOT_ASKED'])
  scene.moveTo(on(6, '02:15:00.000'))
  expect(
    await codesOf('mall-worker', 'requestExtension', { ...asked, until: on(6, '02:59:59.000') }),
  ).toEqual(['EXTENSION_OUT_OF_RANGE'])
  const { extensions } = await scene.does<Lived>(
    'mall-worker',
    'requestExtension',
    asked,
    'extensions { id decision clause }',
  )
  expect(extensions).toMatchObject([{ decision: 'AWAITED', clause: 'M4.7.1' }])
  const said = { extensionId: extensions[0]?.id, approved: true }
  expect(await codesOf('mall-worker', 'decideExtension', said)).toEqual(['NOT_PERMITTED'])
  expect(await codesOf('management', 'decideExtension', said)).toEqual(['NOT_PERMITTED'])
  /** At the due time itself it is still in time. */
  scene.moveTo(on(6, '03:00:00.000'))
  const extended = await scene.does<Lived>('mall-manager', 'decideExtension', said, 'dueAt promisedDueAt')
  expect(extended).toEqual({ dueAt: until, promisedDueAt: on(6, '03:00:00.000') })
  expect(await codesOf('mall-manager', 'decideExtension', said)).toEqual(['DECIDED_ALREADY'])

  const [, other] = await registered(on(6, '09:00:00.000'), dark, code, mall)
  scene.moveTo(on(6, '10:00:01.000'))
  const tooLate = { ...asked, clockId: other.id, until: on(7, '09:00:00.000') }
  expect(
    await codesOf('mall-worker', 'requestExtension', {
      ...tooLate,
      consent: { ...consent, at: on(6, '09:30:00.000') },
    }),
  ).toEqual(['EXTENSION_TOO_LATE'])
})

test('M4.7.1 more time rests on the time that was promised and agreed to, as far as that goes', async () => {
  const dark = { ...complaintForm, category: 'power', impact: 'STOPS_BUSINESS', content: '二层停电。' }
  const code = 'stopped-business-resolution'
  const [id, clock] = await registered(on(8, '02:00:00.000'), dark, code, mall)
  scene.moveTo(on(8, '02:20:00.000'))
  await scene.work('mall-worker', id)
  const promisedAt = on(8, '06:00:00.000')
  const progressId = await scene.report('mall-worker', id)
  const told = { ...feedback(progressId, 'AGREED_TO_PROMISE'), promisedAt }
  await scene.changes('mall-operator', 'informCustomer', id, told)
  const { feedbacks } = await scene.appeal<{ feedbacks: { id: string }[] }>(id, 'feedbacks { id }')
  const feedbackId = feedbacks[0]?.id
  const asked = { clockId: clock.id, until: promisedAt, content: '更换变压器。', feedbackId }
  await until(async () => {
    const beyond = { ...asked, until: on(8, '06:00:01.000') }
    expect(await codesOf('mall-worker', 'requestExtension', beyond)).toEqual(['CUSTOMER_NOT_ASKED'])
  })
  const fields = 'extensions { id decision clause }'
  const { extensions } = await scene.does<Lived>('mall-worker', 'requestExtension', asked, fields)
  const said = { extensionId: extensions[0]?.id, approved: true }
  const extended = await scene.does<Lived>('mall-director', 'decideExtension', said, 'dueAt')
  expect(extended.dueAt).toBe(promisedAt)
})

test('P5.2.3 what cannot be done in its time takes longer only by the customer’s understanding and the director’s word', async () => {
  const [id, clock] = await registered(on(9, '01:00:00.000'), formOf('REPAIR'), 'minor-repair')
  scene.moveTo(on(9, '02:00:00.000'))
  const consent = { channel: 'TELEPHONE', at: on(9, '01:30:00.000'), said: '可以,明早来。' }
  const until = on(10, '02:00:00.000')
  const asked = { clockId: clock.id, until, content: '须两人作业。', consent }
  expect(
    await codesOf('worker', 'requestExtension', { ...asked, consent: { ...consent, said: ' ' } }),
  ).toEqual(['INPUT_INVALID'])
  const told = await clockOf(id, 'feedback-same-day')
  expect(await codesOf('worker', 'requestExtension', { ...asked, clockId: told.id })).toEqual([
    'EXTENSION_NOT_FORESEEN',
  ])
  await scene.does('worker', 'requestExtension', asked, 'id')
  const { extensions } = await clockOf(id, 'minor-repair')
  expect(extensions).toMatchObject([{ decision: 'AWAITED', clause: 'P5.2.3' }])
  expect((await clockOf(id, 'minor-repair')).dueAt).toBe(on(9, '09:00:00.000'))
  const said = { extensionId: extensions[0]?.id, approved: true }
  expect(await codesOf('steward', 'decideExtension', said)).toEqual(['NOT_PERMITTED'])
  await scene.does('director', 'decideExtension', said, 'id')
  expect((await clockOf(id, 'minor-repair')).dueAt).toBe(until)
})

test('M4.6.2 what lay outside one’s control may excuse a breach, by another’s decision; the breach stays', async () => {
  const dark = { ...complaintForm, category: 'power', impact: 'OUTSIDE_CONTROL', content: '市政停电。' }
  const [id, clock] = await registered(on(10, '02:00:00.000'), dark, 'outside-control-reply', mall)
  const asked = { clockId: clock.id, cause: 'OUTSIDE_CONTROL', content: '供电局延长检修。' }
  expect(clock.dueAt).toBe(on(12, '02:00:00.000'))
  scene.moveTo(on(12, '02:00:00.000'))
  expect(await codesOf('mall-worker', 'requestExcuse', asked)).toEqual(['CLOCK_NOT_BREACHED'])
  scene.moveTo(on(12, '02:00:01.000'))
  const { breachedAt } = await clockOf(id, clock.code, (seen) => seen.breachedAt !== null)
  const { excuse } = await scene.does<Lived>(
    'mall-director',
    'requestExcuse',
    asked,
    'excuse { id decision }',
  )
  expect(excuse?.decision).toBe('AWAITED')
  const said = { excuseId: excuse?.id, approved: true }
  expect(await codesOf('mall-manager', 'decideExcuse', said)).toEqual(['NOT_PERMITTED'])
  expect(await codesOf('mall-director', 'decideExcuse', said)).toEqual(['ONES_OWN_REQUEST'])
  await scene.does('management', 'decideExcuse', said, 'id')
  expect(await clockOf(id, clock.code)).toMatchObject({
    breachedAt,
    excuse: { decision: 'APPROVED' },
  })

  const { compliance } = await scene.query<{ compliance: Record<string, unknown>[] }>(
    'mall-director',
    'query Kept($input: ComplianceInput!) { compliance(input: $input) { key met breached excused rate } }',
    {
      input: { from: on(12, '00:00:00.000'), to: on(13, '00:00:00.000'), by: 'CLAUSE', clauses: ['M4.6.2'] },
    },
  )
  expect(compliance).toEqual([{ key: 'M4.6.2', met: 0, breached: 1, excused: 1, rate: 0 }])
})
