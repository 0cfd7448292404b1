import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { until } from '@shouwen/scenarios/schema-client'
import { aPlaybook } from './a-playbook'
import { Scene, clockFields, clocksOf, complaintForm, feedback, mall, type ClockSeen } from './scene'

/** 11 o'clock on Monday in Shanghai. */
const RECEIVED = '2026-03-02T03:00:00.000Z'
const AN_HOUR_LATER = '2026-03-02T04:00:00.000Z'
const TOO_LATE = '2026-03-02T04:00:00.001Z'

const dark = { ...complaintForm, category: 'power', content: '整层停电,无法营业。' }
const stopped = { ...dark, impact: 'STOPS_BUSINESS' }

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open(RECEIVED)
})

afterAll(() => scene?.close())

interface Escalated {
  readonly escalations: readonly {
    readonly fromRole: string
    readonly toRole: string
    readonly clause: string
    readonly escalatedBy: { readonly name: string } | null
    readonly decision: string | null
  }[]
}

const escalationFields = 'escalations { fromRole toRole clause escalatedBy { name } decision }'

/** A change by the mall's director, as it is answered. */
const byDirector = (mutation: string, appealId: string, more: object): Promise<readonly string[]> =>
  until(async () => {
    const { version } = await scene.appeal<{ version: number }>(appealId, 'version')
    const asked = { appealId, expectedVersion: version, ...more }
    const { codes } = await scene.tries('mall-director', mutation, asked)
    if (codes.includes('VERSION_CONFLICT')) throw new Error('the appeal has moved on meanwhile')
    return codes
  })

test("M4.6.1 what stops a tenant's business is solved and answered within the hour; what is not goes by itself to a decision", async () => {
  scene.world.clock.set(RECEIVED)
  const solved = await scene.register('mall-operator', stopped, mall)
  const unsolved = await scene.register('mall-operator', stopped, mall)
  const ordinary = await scene.register('mall-operator', dark, mall)
  const seen = await scene.appeal<{ clocks: ClockSeen[] }>(
    unsolved,
    clockFields,
    (appeal) => clocksOf(appeal, 'M4.6.1').length === 2,
  )
  expect(clocksOf(seen, 'M4.6.1').map(({ target, dueAt }) => [target, dueAt])).toEqual([
    ['REPLY', AN_HOUR_LATER],
    ['RESOLUTION', AN_HOUR_LATER],
  ])
  await scene.appeal<{ clocks: ClockSeen[] }>(ordinary, clockFields, ({ clocks }) => clocks.length > 0)

  await scene.work('mall-worker', solved)
  const progressId = await scene.report('mall-worker', solved)
  await scene.inform('mall-operator', solved, progressId)
  await scene.judge('mall-manager', solved)
  await scene.changes('mall-operator', 'resolveAppeal', solved, { outcome: '已恢复供电。' })
  await scene.appeal<{ clocks: ClockSeen[] }>(solved, clockFields, (appeal) =>
    clocksOf(appeal, 'M4.6.1').every(({ state }) => state === 'MET'),
  )

  scene.moveTo(TOO_LATE)
  const { escalations } = await scene.appeal<Escalated>(
    unsolved,
    escalationFields,
    (appeal) => appeal.escalations.length > 0,
  )
  expect(escalations).toEqual([
    {
      fromRole: 'DEPARTMENT_MANAGER',
      toRole: 'DIVISION_DIRECTOR',
      clause: 'M4.6.1',
      escalatedBy: null,
      decision: null,
    },
  ])
  for (const id of [solved, ordinary]) {
    expect(await scene.appeal<Escalated>(id, escalationFields)).toEqual({ escalations: [] })
  }
  type Trail = { trail: { what: string; clauses: string[]; actorKind: string }[] }
  const { trail } = await scene.appeal<Trail>(unsolved, 'trail { what clauses actorKind }', (appeal) =>
    appeal.trail.some(({ what }) => what === 'intake.appeal.escalated.v1'),
  )
  expect(trail.filter(({ what }) => what === 'intake.appeal.escalated.v1')).toEqual([
    { what: 'intake.appeal.escalated.v1', clauses: ['M4.6.1'], actorKind: 'service' },
  ])

  /** Nothing is settled before the decision, and nobody else makes it. */
  await scene.work('mall-worker', unsolved)
  const late = await scene.report('mall-worker', unsolved)
  await scene.inform('mall-operator', unsolved, late)
  await scene.judge('mall-manager', unsolved)
  expect(await scene.refusalOf('mall-operator', 'resolveAppeal', unsolved, { outcome: '已恢复。' })).toEqual({
    code: 'ESCALATION_OPEN',
    clause: 'M4.6.1',
  })
  const decision = { decision: '启用发电机,减免当日租金。' }
  expect((await scene.refusalOf('mall-manager', 'decideEscalation', unsolved, decision)).code).toBe(
    'ESCALATION_NOT_OPEN',
  )
  expect(await byDirector('decideEscalation', unsolved, decision)).toEqual([])
  await scene.changes('mall-operator', 'resolveAppeal', unsolved, { outcome: '已恢复供电。' })
})

test('M4.7.1 the department that cannot finish promises a time that the customer agrees to; a major matter goes to the manager at once, and by their judgement to the director', async () => {
  scene.world.clock.set(RECEIVED)
  const id = await scene.register('mall-operator', dark, mall)
  await scene.work('mall-worker', id)
  const progressId = await scene.report('mall-worker', id)
  const promised = { ...feedback(progressId, 'AGREED_TO_PROMISE'), promisedAt: '2026-03-04T03:00:00.000Z' }
  expect(
    (
      await scene.refusalOf('mall-operator', 'informCustomer', id, {
        ...promised,
        promisedAt: '2026-03-02T02:00:00.000Z',
      })
    ).code,
  ).toBe('INPUT_INVALID')
  await scene.changes('mall-operator', 'informCustomer', id, promised)
  type Told = { promisedAt: string | null; feedbacks: { answer: string; promisedAt: string | null }[] }
  expect(await scene.appeal<Told>(id, 'promisedAt feedbacks { answer promisedAt }')).toEqual({
    promisedAt: '2026-03-04T03:00:00.000Z',
    feedbacks: [{ answer: 'AGREED_TO_PROMISE', promisedAt: '2026-03-04T03:00:00.000Z' }],
  })

  /** The department's manager signs what is to be done; who received it does not. */
  const signed = { content: '今日请供电公司到场。' }
  expect(await scene.refusalOf('mall-operator', 'instructAppeal', id, signed)).toMatchObject({
    code: 'NOT_PERMITTED',
  })
  await scene.changes('mall-manager', 'instructAppeal', id, signed)

  /** What cannot be solved soon goes to the superior, the same day as it is said. */
  const soon = await scene.register('mall-operator', dark, mall)
  await scene.changes('mall-worker', 'escalateAppeal', soon, { reason: '须更换变压器,短期不能解决。' })
  expect((await scene.appeal<Escalated>(soon, escalationFields)).escalations).toMatchObject([
    { fromRole: 'DEPARTMENT_WORKER', toRole: 'DEPARTMENT_MANAGER', clause: 'M4.7.1' },
  ])

  const major = { severity: 'MAJOR', reason: '多家商户停业,有媒体到场。' }
  for (const other of ['mall-operator', 'worker']) {
    const { code } = await scene.refusalOf(other, 'judgeSeverity', id, major)
    expect(['NOT_PERMITTED', 'NOT_FOUND']).toContain(code)
  }
  expect((await scene.refusalOf('mall-worker', 'judgeSeverity', id, { ...major, reason: ' ' })).code).toBe(
    'INPUT_INVALID',
  )
  await scene.changes('mall-worker', 'judgeSeverity', id, { severity: 'ORDINARY', reason: '一层商铺。' })
  expect(await scene.appeal(id, `severity ${escalationFields}`)).toEqual({
    severity: 'ORDINARY',
    escalations: [],
  })
  await scene.changes('mall-worker', 'judgeSeverity', id, major)
  type Judged = Escalated & { severity: string }
  const judged = await scene.appeal<Judged>(id, `severity ${escalationFields}`)
  expect(judged).toMatchObject({
    severity: 'MAJOR',
    escalations: [
      { fromRole: 'DEPARTMENT_WORKER', toRole: 'DEPARTMENT_MANAGER', clause: 'M4.7.1', decision: null },
    ],
  })
  await scene.judge('mall-manager', id)
  expect((await scene.refusalOf('mall-operator', 'resolveAppeal', id, { outcome: '已恢复。' })).code).toBe(
    'ESCALATION_OPEN',
  )
  await scene.changes('mall-manager', 'escalateAppeal', id, { reason: '请总监出面答复媒体。' })
  await scene.changes('mall-manager', 'decideEscalation', id, { decision: '先行恢复两层供电。' })
  expect(await byDirector('decideEscalation', id, { decision: '统一口径,当日公告。' })).toEqual([])
  expect((await scene.appeal<Escalated>(id, escalationFields)).escalations).toMatchObject([
    { toRole: 'DEPARTMENT_MANAGER', decision: '先行恢复两层供电。' },
    { toRole: 'DIVISION_DIRECTOR', decision: '统一口径,当日公告。' },
  ])

  /** Of an estate the procedure judges no severity. */
  const noise = await scene.register('steward', complaintForm)
  expect((await scene.refusalOf('manager', 'judgeSeverity', noise, major)).code).toBe(
    'SEVERITY_NOT_TO_BE_JUDGED',
  )
})

test('M4.10 an application for a special service is told in writing, confirmed and provided, and every one is revisited on timeliness and quality', async () => {
  const wish = { ...complaintForm, kind: 'ASSISTANCE', category: 'special-service', content: '夜间卸货。' }
  const id = await scene.register('mall-operator', wish, mall)
  const steps = aPlaybook(scene, id, 'special-service')
  expect(await steps.standings()).toEqual({ notice: 'OPEN', confirm: 'WAITING', provide: 'WAITING' })
  const notYet = { code: 'STEP_NOT_YET', clause: 'M4.10' }
  expect(await steps.refusalOf('mall-manager', 'confirm', { when: '今晚十点' })).toEqual(notYet)
  await steps.does('mall-operator', 'notice', { notice: '今晚十点卸货,请安排货梯。' })
  await steps.does('mall-manager', 'confirm', { when: '今晚十点' })
  await scene.work('mall-manager', id)
  const progressId = await scene.report('mall-manager', id)
  await scene.inform('mall-operator', id, progressId)
  expect(await scene.refusalOf('mall-operator', 'resolveAppeal', id, { outcome: '已提供。' })).toEqual({
    code: 'STEPS_NOT_SETTLED',
    clause: 'M4.10',
  })
  await steps.does('mall-manager', 'provide', { done: '货梯已开放。' })
  await scene.changes('mall-operator', 'resolveAppeal', id, { outcome: '已提供。' })
  expect((await scene.refusalOf('mall-operator', 'closeAppeal', id)).code).toBe('APPEAL_NOT_REVISITED')

  type Asked = { revisits: { questions: object[]; timeliness: string | null; quality: string | null }[] }
  const { id: revisitId, version: expectedVersion } = await scene.dueRevisit(id)
  const fields = 'revisits { questions { ask clause } timeliness quality }'
  const questions = ['TIMELINESS', 'QUALITY'].map((ask) => ({ ask, clause: 'M4.10' }))
  expect(await scene.appeal<Asked>(id, fields)).toEqual({
    revisits: [{ questions, timeliness: null, quality: null }],
  })
  const said = { revisitId, expectedVersion, method: 'BY_TELEPHONE', satisfaction: 'SATISFIED' }
  const refused = await scene.tries('mall-operator', 'completeRevisit', { ...said, timeliness: 'FAIR' })
  expect(refused.errors.map(({ extensions }) => [extensions?.code, extensions?.facts])).toEqual([
    ['QUESTION_NOT_ASKED', { questions: 'quality', clause: 'M4.10' }],
  ])
  await scene.does('mall-operator', 'completeRevisit', {
    ...said,
    timeliness: 'FAIR',
    quality: 'VERY_SATISFIED',
  })
  await scene.appeal<{ status: string }>(id, 'status', ({ status }) => status === 'CLOSED')
  expect(await scene.appeal<Asked>(id, fields)).toEqual({
    revisits: [{ questions, timeliness: 'FAIR', quality: 'VERY_SATISFIED' }],
  })

  /** Of another need of a tenant neither is asked. */
  const other = await scene.register('mall-operator', { ...wish, category: 'power' }, mall)
  await scene.work('mall-worker', other)
  await scene.inform('mall-operator', other, await scene.report('mall-worker', other))
  await scene.changes('mall-operator', 'resolveAppeal', other, { outcome: '已修复。' })
  await scene.revisit('mall-operator', other)
})
