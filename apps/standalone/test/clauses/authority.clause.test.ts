import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Scene, complaintForm, feedback, mall } from './scene'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})

afterAll(() => scene?.close())

interface Escalated {
  readonly escalations: readonly {
    readonly fromRole: string
    readonly toRole: string
    readonly clause: string
    readonly content: string
    readonly escalatedBy: { readonly name: string }
    readonly decision: string | null
    readonly decidedBy: { readonly name: string } | null
  }[]
}

const fields = `escalations { fromRole toRole clause content escalatedBy { name } decision decidedBy { name } }`

test("P5.2.2 what exceeds somebody's authority goes to their superior or the director, with the reason; who has no superior keeps it", async () => {
  const noise = { ...complaintForm, category: 'noise', content: '楼上装修噪声。' }
  const id = await scene.register('steward', noise)
  expect((await scene.refusalOf('steward', 'escalateAppeal', id, { reason: ' ' })).code).toBe('INPUT_INVALID')
  const reason = '业主要求停工,超出本岗权限。'
  await scene.changes('steward', 'escalateAppeal', id, { reason })
  const [escalated] = (await scene.appeal<Escalated>(id, fields)).escalations
  expect(escalated).toEqual({
    fromRole: 'BUILDING_STEWARD',
    toRole: 'OFFICE_DIRECTOR',
    clause: 'P5.2.2',
    content: reason,
    escalatedBy: { name: '林晓梅' },
    decision: null,
    decidedBy: null,
  })
  const decision = { decision: '午休与夜间停工,已与装修公司约定。' }
  for (const other of ['steward', 'worker', 'management']) {
    expect((await scene.refusalOf(other, 'decideEscalation', id, decision)).code).toBe('ESCALATION_NOT_OPEN')
  }
  await scene.changes('director', 'decideEscalation', id, decision)
  expect((await scene.appeal<Escalated>(id, fields)).escalations).toEqual([
    { ...escalated, ...decision, decidedBy: { name: '周建平' } },
  ])
  expect((await scene.refusalOf('director', 'decideEscalation', id, decision)).code).toBe(
    'ESCALATION_NOT_OPEN',
  )
  /** The management department stands at the top of this ladder. */
  expect((await scene.refusalOf('management', 'escalateAppeal', id, { reason })).code).toBe('NO_SUPERIOR')
  type Trail = { trail: { what: string; clauses: string[] }[] }
  const { trail } = await scene.appeal<Trail>(
    id,
    'trail { what clauses }',
    (seen) => seen.trail.filter(({ what }) => what.includes('escalat')).length === 2,
  )
  for (const { what, clauses } of trail) if (what.includes('escalat')) expect(clauses).toEqual(['P5.2.2'])
})

test('P5.6.2.4 a complaint beyond the authority of the department is coordinated by the director, and not settled before', async () => {
  const id = await scene.register('steward', {
    ...complaintForm,
    category: 'water-leak',
    content: '外墙渗水。',
  })
  await scene.work('worker', id)
  await scene.changes('manager', 'escalateAppeal', id, { reason: '须动用维修资金,超出工程部权限。' })
  const progressId = await scene.report('worker', id)
  await scene.changes('director', 'reviewProgress', id, { progressId })
  await scene.inform('steward', id, progressId)
  expect(await scene.refusalOf('steward', 'resolveAppeal', id, { outcome: '已办结。' })).toEqual({
    code: 'ESCALATION_OPEN',
    clause: 'P5.2.2',
  })
  expect((await scene.refusalOf('manager', 'decideEscalation', id, { decision: '做' })).code).toBe(
    'ESCALATION_NOT_OPEN',
  )
  await scene.changes('director', 'decideEscalation', id, { decision: '由管理处申请维修资金并协调施工。' })
  await scene.changes('steward', 'resolveAppeal', id, { outcome: '已办结。' })
  expect((await scene.appeal<Escalated>(id, fields)).escalations).toMatchObject([
    { fromRole: 'DEPARTMENT_MANAGER', toRole: 'OFFICE_DIRECTOR', decidedBy: { name: '周建平' } },
  ])
})

test('M4.3 what cannot be met is explained with its reason, and the answer noted, before it is settled', async () => {
  const call = {
    ...complaintForm,
    kind: 'ASSISTANCE',
    category: 'power',
    content: '请把供电延长到凌晨三点。',
  }
  const id = await scene.register('mall-operator', call, mall)
  await scene.work('mall-worker', id)
  const progressId = await scene.report('mall-worker', id)
  await scene.inform('mall-operator', id, progressId)
  const refused = { outcome: '无法安排。', demand: 'REFUSED' }
  const unexplained = { code: 'REFUSAL_NOT_EXPLAINED', clause: 'M4.3' }
  expect(await scene.refusalOf('mall-operator', 'resolveAppeal', id, refused)).toEqual(unexplained)
  const refusalReason = '消防规定闭店后断电,延长供电违反规定。'
  /** Nobody at the telephone has heard no reason. */
  await scene.changes('mall-operator', 'informCustomer', id, {
    ...feedback(progressId, 'NOT_REACHED'),
    refusalReason,
  })
  expect(await scene.refusalOf('mall-operator', 'resolveAppeal', id, refused)).toEqual(unexplained)
  await scene.changes('mall-operator', 'informCustomer', id, {
    ...feedback(progressId, 'UNDERSTOOD'),
    refusalReason,
  })
  await scene.changes('mall-operator', 'resolveAppeal', id, refused)
  type Told = { demand: string; feedbacks: { refusalReason: string | null; answer: string }[] }
  expect(await scene.appeal<Told>(id, 'demand feedbacks { refusalReason answer }')).toEqual({
    demand: 'REFUSED',
    feedbacks: [
      { refusalReason: null, answer: 'UNDERSTOOD' },
      { refusalReason, answer: 'NOT_REACHED' },
      { refusalReason, answer: 'UNDERSTOOD' },
    ],
  })
})
