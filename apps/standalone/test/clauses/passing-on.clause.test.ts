import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { lvyuan } from '@shouwen/scenarios/seed/organisation'
import { until, type SchemaClient } from '@shouwen/scenarios/schema-client'
import { v7 as uuidv7 } from 'uuid'
import { at, departmentId, orderOf } from './orders'
import { Scene, clockFields, clocksOf, complaintForm, estate, mall, type ClockSeen } from './scene'

let scene: Scene
let others: SchemaClient

/** Managers of departments that have none in the seed. */
const newcomers = [
  {
    code: 'mall-engineer',
    name: '经理 段磊',
    telephone: '13900010033',
    role: 'DEPARTMENT_MANAGER',
    scope: mall,
    departmentCodes: ['commercial/xinghui/engineering'],
  },
  {
    code: 'env-manager',
    name: '经理 何清',
    telephone: '13900010032',
    role: 'DEPARTMENT_MANAGER',
    scope: estate,
    departmentCodes: ['north/hetang/environment'],
  },
].map(({ role, scope, ...person }) => ({
  ...person,
  subject: `test|${person.code}`,
  posts: [{ role, scope }],
}))

beforeAll(async () => {
  scene = await Scene.open()
  others = await scene.clientOfSubjects()
  const { code: groupCode } = lvyuan
  await scene.does('platform', 'importOrganisation', { groupCode, staff: newcomers }, 'group { id }')
})

afterAll(() => scene?.close())

/** What a newcomer is answered. */
async function newcomerTries(code: string, mutation: string, input: object) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
  const { codes, errors } = await others.ask(
    `test|${code}`,
    `mutation Change($input: ${type}!) { ${mutation}(input: $input) { id } }`,
    { input: { idempotencyKey: uuidv7(), ...input } },
  )
  return { codes, clause: errors[0]?.extensions?.facts?.['clause'] }
}

const handoverFields = `department { name } handovers {
  rule clause reason department { name } from { name } givenBy { name }
}`

interface Handed {
  readonly department: { readonly name: string } | null
  readonly handovers: readonly object[]
}

/** How the first contact's attempt to settle it is refused, once everybody has heard of the last change. */
function settlingIsRefusedWith(persona: string, appealId: string, code: string): Promise<void> {
  return until(async () => {
    const refused = await scene.refusalOf(persona, 'resolveAppeal', appealId, { outcome: '已办结。' })
    expect(refused.code).toBe(code)
  })
}

test('M4.4 a department that refuses does not shirk it: the order waits for the director, nobody settles it, and it goes on as they decide', async () => {
  const form = { ...complaintForm, channel: 'IN_PERSON', category: 'power', content: '广告牌不亮。' }
  const id = await scene.register('mall-operator', form, mall)
  const opened = await orderOf(scene, id, 'OPENED')
  const reason = '广告牌由营运部的供应商维护。'
  expect((await scene.tries('mall-worker', 'refuseWorkOrder', at(opened, { reason: ' ' }))).codes).toEqual([
    'INPUT_INVALID',
  ])
  expect((await scene.tries('mall-manager', 'refuseWorkOrder', at(opened, { reason }))).codes).toEqual([
    'NOT_PERMITTED',
  ])
  const refused = await scene.does('mall-worker', 'refuseWorkOrder', at(opened, { reason }))
  expect((await scene.tries('mall-worker', 'acceptWorkOrder', at(refused))).codes).toEqual([
    'TRANSITION_NOT_ALLOWED',
  ])

  /** It does not bounce: whoever is not the coordinator, gives it to nobody. */
  const operations = await departmentId(scene, mall, 'OPERATIONS')
  const onwards = at(refused, { departmentId: operations, reason: '供应商合同在营运部。' })
  const { errors } = await scene.tries('mall-manager', 'reassignWorkOrder', onwards)
  expect(errors[0]?.extensions).toMatchObject({
    code: 'NOT_COORDINATOR',
    facts: { post: 'divisionDirector', clause: 'M4.4' },
  })
  const progressId = await scene.report('mall-worker', id)
  await scene.inform('mall-operator', id, progressId)
  await settlingIsRefusedWith('mall-operator', id, 'WORK_NOT_DONE')

  type Waiting = { ordersToCoordinate: { edges: { node: { id: string } }[] } }
  const list = '{ ordersToCoordinate { edges { node { id refusalReason refusedBy { name } coordinator } } } }'
  const waiting = await scene.query<Waiting>('mall-director', list)
  expect(waiting.ordersToCoordinate.edges).toEqual([
    {
      node: {
        id: opened.id,
        refusalReason: reason,
        refusedBy: { name: '刘大勇' },
        coordinator: 'DIVISION_DIRECTOR',
      },
    },
  ])
  for (const nobody of ['director', 'mall-manager', 'management']) {
    const { ordersToCoordinate } = await scene.query<Waiting>(nobody, list)
    expect(ordersToCoordinate.edges).toEqual([])
  }
  await scene.does('mall-director', 'reassignWorkOrder', onwards, 'id')
  const handed = await scene.appeal<Handed>(
    id,
    handoverFields,
    ({ department }) => department?.name === '营运部',
  )
  expect(handed.handovers).toEqual([
    {
      rule: 'DUTY_OF_CATEGORY',
      clause: 'M4.4',
      reason: null,
      department: { name: '工程部' },
      from: null,
      givenBy: null,
    },
    {
      rule: 'REASSIGNED',
      clause: 'M4.4',
      reason: onwards.reason,
      department: { name: '营运部' },
      from: { name: '工程部' },
      givenBy: { name: '何清' },
    },
  ])
  await scene.work('mall-manager', id)
  await scene.judge('mall-manager', id)
  await scene.doSteps(id, ['mall-operator', 'mall-manager'])
  await scene.changes('mall-operator', 'resolveAppeal', id, { outcome: '供应商已修复。' })
  type Trail = { trail: { what: string; clauses: string[] }[] }
  const passed = ({ what }: Trail['trail'][number]): boolean => /refused|reassigned/.test(what)
  const { trail } = await scene.appeal<Trail>(
    id,
    'trail { what clauses }',
    (seen) => seen.trail.filter(passed).length === 2,
  )
  for (const { clauses } of trail.filter(passed)) expect(clauses).toEqual(['M4.4'])
})

test('M4.4 a complaint comes to the person responsible within 10 minutes, and is handed on a second time by nobody but the coordinator', async () => {
  const form = { ...complaintForm, category: 'signage', content: '导视牌指错方向。' }
  const id = await scene.register('mall-operator', form, mall)
  const { clocks } = await scene.appeal<{ clocks: ClockSeen[] }>(id, clockFields, (seen) =>
    clocksOf(seen, 'M4.4').some(({ state }) => state === 'MET'),
  )
  expect(clocksOf({ clocks }, 'M4.4')).toMatchObject([
    { code: 'hand-over', startedAt: '2026-03-02T01:00:00.000Z', dueAt: '2026-03-02T01:10:00.000Z' },
  ])

  const first = await orderOf(scene, id, 'OPENED')
  const engineering = await departmentId(scene, mall, 'ENGINEERING')
  const toEngineering = { departmentId: engineering, reason: '灯箱由工程部维护。' }
  await scene.does('mall-manager', 'reassignWorkOrder', at(first, toEngineering), 'id')
  const second = await orderOf(scene, id, 'OPENED')
  const onwards = at(second, {
    departmentId: await departmentId(scene, mall, 'SECURITY'),
    reason: '须先封闭通道。',
  })
  expect(await newcomerTries('mall-engineer', 'reassignWorkOrder', onwards)).toEqual({
    codes: ['NOT_COORDINATOR'],
    clause: 'M4.4',
  })
  await scene.does('mall-director', 'reassignWorkOrder', onwards, 'id')
})

test('P5.2.1 P5.6.2.4 a manager passes it on; the third hand-over is the director’s, and what ended holds nothing up', async () => {
  const id = await scene.register('steward', {
    ...complaintForm,
    category: 'water-leak',
    content: '外墙渗水。',
  })
  const environment = await departmentId(scene, estate, 'ENVIRONMENT')
  const security = await departmentId(scene, estate, 'SECURITY')
  const first = await orderOf(scene, id, 'OPENED')
  const toEnvironment = { departmentId: environment, reason: '属绿化喷灌,由环境部处理。' }
  const reassigning = async (persona: string, input: Record<string, unknown>) => {
    const { errors } = await scene.tries(persona, 'reassignWorkOrder', input)
    return errors.map(({ extensions }) => [extensions?.code, extensions?.facts?.['clause']])
  }
  const notYours = [['NOT_COORDINATOR', 'P5.6.2.4']]
  expect(await reassigning('worker', at(first, toEnvironment))).toEqual(notYours)
  expect(await reassigning('steward', at(first, toEnvironment))).toEqual(notYours)
  const anywhere = { departmentId: uuidv7(), reason: '不归我部。' }
  expect(await reassigning('manager', at(first, anywhere))).toEqual([['NOT_FOUND', undefined]])
  expect(await reassigning('manager', at(first, toEnvironment))).toEqual([])

  const second = await orderOf(scene, id, 'OPENED')
  expect(second.department.name).toBe('环境部')
  const toSecurity = at(second, { departmentId: security, reason: '须先封闭路段。' })
  expect(await newcomerTries('env-manager', 'reassignWorkOrder', toSecurity)).toEqual({
    codes: ['NOT_COORDINATOR'],
    clause: 'P5.6.2.4',
  })
  expect(await reassigning('director', toSecurity)).toEqual([])
  const handed = await scene.appeal<Handed>(
    id,
    'department { name } handovers { rule clause }',
    ({ department }) => department?.name === '公共秩序维护部',
  )
  expect(handed.handovers).toEqual([
    { rule: 'DUTY_OF_CATEGORY', clause: 'P5.2.1' },
    { rule: 'REASSIGNED', clause: 'P5.2.1' },
    { rule: 'REASSIGNED', clause: 'P5.6.2.4' },
  ])

  /** Refused once more, the director gives it back: whoever is told to, does it. */
  const third = await orderOf(scene, id, 'OPENED')
  await scene.does('security', 'refuseWorkOrder', at(third, { reason: '无封闭器材。' }))
  const refused = await orderOf(scene, id, 'REFUSED')
  const back = at(refused, { departmentId: security, reason: '器材向工程部借用。' })
  expect(await newcomerTries('env-manager', 'reassignWorkOrder', back)).toMatchObject({
    codes: ['NOT_COORDINATOR'],
  })
  expect(await reassigning('director', back)).toEqual([])
  await scene.settle(id, 'COORDINATION')
  type Orders = { status: string; workOrders: { status: string }[] }
  const { workOrders } = await scene.appeal<Orders>(
    id,
    'status workOrders { status }',
    (seen) => seen.status === 'RESOLVED',
  )
  expect(workOrders.map(({ status }) => status)).toEqual(['REASSIGNED', 'REASSIGNED', 'REASSIGNED', 'DONE'])
})

test('P5.2.1 other departments are asked to join, and nothing is settled before all of them are done', async () => {
  const id = await scene.register('steward', { ...complaintForm, content: '雨水井堵塞,路面积水。' })
  await orderOf(scene, id, 'OPENED')
  const engineering = await departmentId(scene, estate, 'ENGINEERING')
  const joining = { appealId: id, departmentId: engineering, reason: '须疏通管道。' }
  const refusals: [string, Record<string, unknown>, string][] = [
    ['cleaner', joining, 'NOT_COORDINATOR'],
    ['manager', joining, 'NOT_COORDINATOR'],
    ['steward', { ...joining, reason: ' ' }, 'INPUT_INVALID'],
    [
      'steward',
      { ...joining, departmentId: await departmentId(scene, estate, 'ENVIRONMENT') },
      'DEPARTMENT_HAS_IT',
    ],
    ['steward', { ...joining, departmentId: await departmentId(scene, mall, 'ENGINEERING') }, 'NOT_FOUND'],
  ]
  for (const [persona, input, code] of refusals) {
    expect((await scene.tries(persona, 'joinDepartment', input)).codes).toEqual([code])
  }
  await scene.does('steward', 'joinDepartment', joining, 'id')
  expect((await scene.tries('director', 'joinDepartment', joining)).codes).toEqual(['DEPARTMENT_HAS_IT'])

  await scene.work('cleaner', id)
  const progressId = await scene.report('cleaner', id)
  await scene.changes('director', 'reviewProgress', id, { progressId })
  await scene.inform('steward', id, progressId)
  await scene.doSteps(id, ['steward', 'cleaner'])
  await settlingIsRefusedWith('steward', id, 'WORK_NOT_DONE')
  await scene.work('worker', id)
  await scene.changes('steward', 'resolveAppeal', id, { outcome: '已疏通并清扫。' })
  const seen = await scene.appeal<Handed>(id, 'department { name } handovers { rule clause reason }')
  expect(seen).toEqual({
    department: { name: '环境部' },
    handovers: [
      { rule: 'DUTY_OF_CATEGORY', clause: 'P5.2.1', reason: null },
      { rule: 'JOINED', clause: 'P5.2.1', reason: joining.reason },
    ],
  })
})
