import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { until } from '@shouwen/scenarios/schema-client'
import { at, orderOf } from './orders'
import { Scene, clockFields, clocksOf, formOf, type ClockSeen } from './scene'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})

afterAll(() => scene?.close())

/** A repair of the estate, taken by its worker. */
async function aRepair(grade: string): Promise<string> {
  const id = await scene.register('steward', { ...formOf('REPAIR'), grade })
  await scene.does('worker', 'acceptWorkOrder', at(await orderOf(scene, id, 'OPENED')))
  return id
}

/** How somebody's change is refused: its code and its clause. */
async function refused(persona: string, mutation: string, input: object) {
  const { errors } = await scene.tries(persona, mutation, { ...input })
  return errors.map(({ extensions }) => [extensions?.code, extensions?.facts?.['clause']])
}

/** The first contact's attempt to settle it is refused so, once everybody has heard of the last change. */
function settlingIsRefusedWith(appealId: string, code: string, clause?: string): Promise<void> {
  return until(async () => {
    const refusal = await scene.refusalOf('steward', 'resolveAppeal', appealId, { outcome: '已修复。' })
    expect(refusal).toEqual({ code, clause })
  })
}

const tellCustomer = async (id: string): Promise<void> => {
  const progressId = await scene.report('worker', id)
  await scene.changes('director', 'reviewProgress', id, { progressId })
  await scene.inform('steward', id, progressId)
}

test('P5.6.1 a repair is told with parts and labour, and is not settled before its customer has accepted it', async () => {
  const id = await aRepair('MINOR')
  await tellCustomer(id)
  const seal = { name: '密封圈', quantity: 2, unit: '只', unitCostFen: 350 }
  const report = { result: '更换密封圈。', parts: [seal], labourMinutes: 40 }
  const taken = await orderOf(scene, id, 'ACCEPTED')
  const tooMany = { ...report, parts: Array.from({ length: 51 }, () => seal) }
  for (const wrong of [tooMany, { ...report, labourMinutes: -1 }, { ...report, result: ' ' }]) {
    expect(await refused('worker', 'completeWorkOrder', at(taken, wrong))).toEqual([
      ['INPUT_INVALID', undefined],
    ])
  }
  expect(await refused('steward', 'recordAcceptance', at(taken, { accepted: true }))).toEqual([
    ['ACCEPTANCE_NOT_AWAITED', undefined],
  ])
  await scene.does('worker', 'completeWorkOrder', at(taken, report))
  await settlingIsRefusedWith(id, 'REPAIR_NOT_ACCEPTED', 'P5.6.1')

  const done = await orderOf(scene, id, 'DONE')
  expect(await refused('worker', 'recordAcceptance', at(done, { accepted: true }))).toEqual([
    ['NOT_PERMITTED', undefined],
  ])
  expect(await refused('steward', 'recordAcceptance', at(done, { accepted: false }))).toEqual([
    ['INPUT_INVALID', undefined],
  ])
  const declined = { accepted: false, words: '还在滴水。' }
  await scene.does('steward', 'recordAcceptance', at(done, declined))
  await settlingIsRefusedWith(id, 'WORK_NOT_DONE')

  const again = await orderOf(scene, id, 'ACCEPTED')
  const tape = { ...seal, name: '生料带', quantity: 0.5, unit: '卷' }
  await scene.does(
    'worker',
    'completeWorkOrder',
    at(again, { result: '重缠接口。', parts: [tape], labourMinutes: 15 }),
  )
  await settlingIsRefusedWith(id, 'REPAIR_NOT_ACCEPTED', 'P5.6.1')
  await scene.does('steward', 'recordAcceptance', at(await orderOf(scene, id, 'DONE'), { accepted: true }))
  await scene.changes('steward', 'resolveAppeal', id, { outcome: '已修复。' })

  const fields = `result acceptance labourMinutes parts { name quantity unit unitCostFen }
    acceptances { accepted words result recordedBy { name } }`
  expect(await orderOf(scene, id, 'DONE', fields)).toMatchObject({
    result: '重缠接口。',
    acceptance: 'ACCEPTED',
    labourMinutes: 55,
    parts: [seal, tape],
    acceptances: [
      { ...declined, result: report.result, recordedBy: { name: '林晓梅' } },
      { accepted: true, words: null, result: '重缠接口。', recordedBy: { name: '林晓梅' } },
    ],
  })
  type Trail = { trail: { what: string; clauses: string[] }[] }
  const isWord = ({ what }: Trail['trail'][number]): boolean => what.includes('acceptance-recorded')
  const { trail } = await scene.appeal<Trail>(
    id,
    'trail { what clauses }',
    (seen) => seen.trail.filter(isWord).length === 2,
  )
  for (const { clauses } of trail.filter(isWord)) expect(clauses).toEqual(['P5.6.1'])
})

test('P5.6.1 the work on a repair stands still for a reason, and for the house’s own no clock does', async () => {
  const id = await aRepair('MINOR')
  const clocks = async (): Promise<ClockSeen[]> =>
    (await scene.appeal<{ clocks: ClockSeen[] }>(id, clockFields, (seen) => seen.clocks.length > 0)).clocks
  const before = await clocks()
  const taken = await orderOf(scene, id, 'ACCEPTED')
  const paused = await scene.does('worker', 'pauseWorkOrder', at(taken, { reason: 'AWAITING_FUNDS' }))
  expect(await orderOf(scene, id, 'PAUSED', 'pauseReason pausedAt')).toMatchObject({
    pauseReason: 'AWAITING_FUNDS',
    pausedAt: scene.world.clock.now().toISOString(),
  })
  const waits = [['TRANSITION_NOT_ALLOWED', undefined]]
  expect(await refused('worker', 'completeWorkOrder', at(paused, { result: '好了。' }))).toEqual(waits)
  expect(await refused('worker', 'pauseWorkOrder', at(paused, { reason: 'WEATHER' }))).toEqual(waits)
  expect(await refused('cleaner', 'resumeWorkOrder', at(paused))).toEqual([['NOT_PERMITTED', undefined]])
  const resumed = await scene.does('worker', 'resumeWorkOrder', at(paused))
  await scene.does('worker', 'completeWorkOrder', at(resumed, { result: '好了。' }))
  expect(await clocks()).toEqual(before)
})

interface Planned {
  readonly milestones: readonly { readonly id: string; readonly title: string; readonly late: boolean }[]
}

async function personOf(persona: string): Promise<string> {
  return (await scene.query<{ me: { id: string } }>(persona, '{ me { id } }')).me.id
}

test('P5.4.2 a major repair is tracked to its end: each milestone by who is responsible, and by who decides', async () => {
  const id = await aRepair('MAJOR')
  await tellCustomer(id)
  const done = { result: '主管更换完毕。' }
  const taken = await orderOf(scene, id, 'ACCEPTED')
  expect(await refused('worker', 'completeWorkOrder', at(taken, done))).toEqual([
    ['MILESTONES_MISSING', 'P5.4.2'],
  ])
  const milestones = [
    {
      title: '备料',
      dueOn: '2026-03-04',
      responsibleId: await personOf('worker'),
      decidedBy: 'OFFICE_DIRECTOR',
    },
    {
      title: '换管',
      dueOn: '2026-03-06',
      responsibleId: await personOf('manager'),
      decidedBy: 'MANAGEMENT_DEPARTMENT',
    },
  ]
  const plan = at(taken, { milestones })
  expect(await refused('worker', 'planMilestones', plan)).toEqual([['NOT_PERMITTED', undefined]])
  const badDay = [{ ...milestones[0], dueOn: '2026-02-30' }]
  expect(await refused('manager', 'planMilestones', at(taken, { milestones: badDay }))).toEqual([
    ['INPUT_INVALID', undefined],
  ])
  await scene.does('manager', 'planMilestones', plan)
  const seen = await orderOf<Planned>(scene, id, 'ACCEPTED', 'milestones { id title late }')
  expect(seen.milestones.map(({ title, late }) => [title, late])).toEqual([
    ['备料', false],
    ['换管', false],
  ])
  const [material, pipe] = seen.milestones.map(({ id: milestoneId }) => ({ milestoneId }))

  const notYours = [['MILESTONE_NOT_YOURS', 'P5.4.2']]
  const reached = { result: '到货验收。' }
  expect(await refused('manager', 'completeMilestone', { ...material, ...reached })).toEqual(notYours)
  expect(await refused('director', 'approveMilestone', { ...material })).toEqual([
    ['MILESTONE_NOT_NOW', undefined],
  ])
  await scene.does('worker', 'completeMilestone', { ...material, ...reached })
  expect(await refused('manager', 'approveMilestone', { ...material })).toEqual(notYours)
  await scene.does('director', 'approveMilestone', { ...material })

  /** Midnight after the second one's day, at the estate. */
  scene.moveTo('2026-03-06T16:00:00.000Z')
  const later = await orderOf<Planned>(scene, id, 'ACCEPTED', 'milestones { id title late }')
  expect(later.milestones.map(({ late }) => late)).toEqual([false, true])
  const open = [['MILESTONES_OPEN', 'P5.4.2']]
  expect(await refused('worker', 'completeWorkOrder', at(later, done))).toEqual(open)
  await scene.does('manager', 'completeMilestone', { ...pipe, ...reached })
  expect(await refused('worker', 'completeWorkOrder', at(later, done))).toEqual(open)
  expect(await refused('director', 'approveMilestone', { ...pipe })).toEqual(notYours)
  await scene.does('management', 'approveMilestone', { ...pipe })
  await settlingIsRefusedWith(id, 'WORK_NOT_DONE')
  await scene.does('worker', 'completeWorkOrder', at(later, done))
  await scene.does('steward', 'recordAcceptance', at(await orderOf(scene, id, 'DONE'), { accepted: true }))
  await scene.changes('steward', 'resolveAppeal', id, { outcome: '主管更换完毕。' })
  const fields = 'milestones { title late responsible { name } decidedBy approvedBy { name } }'
  expect(await orderOf(scene, id, 'DONE', fields)).toMatchObject({
    milestones: [
      {
        title: '备料',
        late: false,
        responsible: { name: '赵铁柱' },
        decidedBy: 'OFFICE_DIRECTOR',
        approvedBy: { name: '周建平' },
      },
      {
        title: '换管',
        late: true,
        responsible: { name: '孙国强' },
        decidedBy: 'MANAGEMENT_DEPARTMENT',
        approvedBy: { name: '郑淑芬' },
      },
    ],
  })
})

test('P5.4.2 a small repair is asked for no plan', async () => {
  const id = await aRepair('MINOR')
  const plan = [
    {
      title: '备料',
      dueOn: '2026-03-04',
      responsibleId: await personOf('worker'),
      decidedBy: 'OFFICE_DIRECTOR',
    },
  ]
  const taken = await orderOf(scene, id, 'ACCEPTED')
  expect(await refused('manager', 'planMilestones', at(taken, { milestones: plan }))).toEqual([
    ['MILESTONES_NOT_ASKED', undefined],
  ])
})

test('P5.4.2 a small repair is done within eight hours, a medium one within three days; from the next millisecond it is late', async () => {
  type Clocks = { clocks: ClockSeen[] }
  const hour = 3_600_000
  const windows = [
    { grade: 'MINOR', hours: 8 },
    { grade: 'MEDIUM', hours: 72 },
  ]
  for (const { grade, hours } of windows) {
    const registered = scene.world.clock.now().getTime()
    const due = new Date(registered + hours * hour)
    const id = await scene.register('steward', { ...formOf('REPAIR'), grade })
    const { clocks } = await scene.appeal<Clocks>(
      id,
      clockFields,
      (seen) => clocksOf(seen, 'P5.4.2').length > 0,
    )
    expect(clocksOf({ clocks }, 'P5.4.2')).toMatchObject([
      { target: 'RESOLUTION', startedAt: new Date(registered).toISOString(), dueAt: due.toISOString() },
    ])
    scene.moveTo(due.toISOString())
    expect(clocksOf(await scene.appeal<Clocks>(id, clockFields), 'P5.4.2')).toMatchObject([
      { state: 'RUNNING', breachedAt: null },
    ])
    scene.moveTo(new Date(due.getTime() + 1).toISOString())
    await scene.appeal<Clocks>(id, clockFields, (seen) =>
      clocksOf(seen, 'P5.4.2').every(({ breachedAt }) => breachedAt !== null),
    )
  }
  /** A major one is followed to its end instead: it has no time of its own. */
  const major = await scene.register('steward', { ...formOf('REPAIR'), grade: 'MAJOR' })
  const { clocks } = await scene.appeal<Clocks>(major, clockFields, (seen) => seen.clocks.length > 0)
  expect(clocksOf({ clocks }, 'P5.4.2')).toEqual([])
})
