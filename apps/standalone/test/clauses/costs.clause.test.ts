import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { at, orderOf } from './orders'
import { Scene, complaintForm, formOf, mall } from './scene'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})

afterAll(() => scene?.close())

async function refused(persona: string, mutation: string, input: Record<string, unknown>) {
  const { errors } = await scene.tries(persona, mutation, input)
  return errors.map(({ extensions }) => {
    const { code, facts } = extensions ?? {}
    return [code, facts?.['post'], facts?.['clause']]
  })
}

async function toDecide(persona: string): Promise<object[]> {
  type List = { costsToDecide: { edges: { node: object }[] } }
  const list =
    '{ costsToDecide { edges { node { amountFen reason clause estimatedBy { name } workOrder { id } } } } }'
  const { costsToDecide } = await scene.query<List>(persona, list)
  return costsToDecide.edges.map(({ node }) => node)
}

const pump = { name: '水泵', quantity: 1, unit: '台', unitCostFen: 300_000 }

test('P5.2.2 P5.4.2 what work costs beyond one’s authority goes up with its reason, and the work is not done before it is decided', async () => {
  const id = await scene.register('steward', formOf('REPAIR'))
  const taken = await scene.does('worker', 'acceptWorkOrder', at(await orderOf(scene, id, 'OPENED')))
  const report = { result: '更换水泵。', parts: [pump], labourMinutes: 60 }
  const beyond = [['COST_BEYOND_AUTHORITY', 'departmentManager', 'P5.2.2']]
  expect(await refused('worker', 'completeWorkOrder', at(taken, report))).toEqual(beyond)

  const estimate = { amountFen: 306_000, reason: '水泵烧毁,须更换。' }
  expect(await refused('worker', 'estimateCost', at(taken, { ...estimate, reason: ' ' }))).toEqual([
    ['INPUT_INVALID', undefined, undefined],
  ])
  expect(await refused('cleaner', 'estimateCost', at(taken, estimate))).toEqual([
    ['NOT_PERMITTED', undefined, undefined],
  ])
  const estimated = await scene.does('worker', 'estimateCost', at(taken, estimate))
  const waiting = {
    ...estimate,
    clause: 'P5.2.2',
    estimatedBy: { name: '赵铁柱' },
    workOrder: { id: taken.id },
  }
  expect(await toDecide('manager')).toEqual([waiting])
  for (const other of ['worker', 'director', 'mall-manager']) expect(await toDecide(other)).toEqual([])
  const awaited = [['COST_AWAITED', 'departmentManager', 'P5.2.2']]
  expect(await refused('worker', 'completeWorkOrder', at(estimated, report))).toEqual(awaited)
  expect(await refused('worker', 'approveCost', at(estimated))).toEqual(beyond)

  const why = { reason: '先询三家价格。' }
  const returned = await scene.does('manager', 'returnCost', at(estimated, why))
  expect(await toDecide('manager')).toEqual([])
  expect(await refused('worker', 'completeWorkOrder', at(returned, report))).toEqual(beyond)
  const again = await scene.does(
    'worker',
    'estimateCost',
    at(returned, { ...estimate, reason: '三家中最低价。' }),
  )
  const approved = await scene.does('manager', 'approveCost', at(again))
  const dearer = { ...report, labourMinutes: 61 }
  expect(await refused('worker', 'completeWorkOrder', at(approved, dearer))).toEqual(beyond)
  await scene.does('worker', 'completeWorkOrder', at(approved, report))

  const fields = 'costEstimates { amountFen standing awaits returnReason decidedBy { name } }'
  expect(await orderOf(scene, id, 'DONE', fields)).toMatchObject({
    costEstimates: [
      {
        standing: 'RETURNED',
        awaits: 'DEPARTMENT_MANAGER',
        returnReason: why.reason,
        decidedBy: { name: '孙国强' },
      },
      { standing: 'APPROVED', amountFen: 306_000, returnReason: null, decidedBy: { name: '孙国强' } },
    ],
  })
  type Trail = { trail: { what: string; clauses: string[] }[] }
  const ofCost = ({ what }: Trail['trail'][number]): boolean => what.includes('.cost-')
  const { trail } = await scene.appeal<Trail>(
    id,
    'trail { what clauses }',
    (seen) => seen.trail.filter(ofCost).length === 4,
  )
  for (const { clauses } of trail.filter(ofCost)) expect(clauses).toEqual(['P5.2.2'])
})

test('P5.2.2 what exceeds the manager’s authority is the director’s, and what is within one’s own is decided at once', async () => {
  const id = await scene.register('steward', formOf('REPAIR'))
  const taken = await scene.does('worker', 'acceptWorkOrder', at(await orderOf(scene, id, 'OPENED')))
  const small = await scene.does(
    'worker',
    'estimateCost',
    at(taken, { amountFen: 50_000, reason: '更换阀门。' }),
  )
  const fields = 'costEstimates { standing awaits decidedBy { name } }'
  expect(await orderOf(scene, id, 'ACCEPTED', fields)).toMatchObject({
    costEstimates: [{ standing: 'APPROVED', awaits: null, decidedBy: { name: '赵铁柱' } }],
  })
  expect(await refused('manager', 'approveCost', at(small))).toEqual([
    ['COST_NOT_AWAITED', undefined, undefined],
  ])
  const large = { amountFen: 500_001, reason: '更换整套泵组。' }
  const estimated = await scene.does('worker', 'estimateCost', at(small, large))
  expect(await refused('manager', 'approveCost', at(estimated))).toEqual([
    ['COST_BEYOND_AUTHORITY', 'officeDirector', 'P5.2.2'],
  ])
  expect(await toDecide('director')).toMatchObject([large])
  await scene.does('director', 'approveCost', at(estimated))
})

test('M4.7.1 in a mall what exceeds a manager’s authority goes to the division director', async () => {
  const form = {
    ...complaintForm,
    kind: 'REPAIR',
    grade: 'MEDIUM',
    category: 'power',
    content: '配电箱烧毁。',
  }
  const id = await scene.register('mall-operator', form, mall)
  const taken = await scene.does('mall-worker', 'acceptWorkOrder', at(await orderOf(scene, id, 'OPENED')))
  const large = { amountFen: 600_000, reason: '更换配电箱。' }
  const estimated = await scene.does('mall-worker', 'estimateCost', at(taken, large))
  expect(await refused('mall-manager', 'approveCost', at(estimated))).toEqual([
    ['COST_BEYOND_AUTHORITY', 'divisionDirector', 'M4.7.1'],
  ])
  expect(await toDecide('mall-director')).toMatchObject([large])
  await scene.does('mall-director', 'approveCost', at(estimated))
})
