import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { customerId } from '@shouwen/scenarios/lives/minor-repair'
import { until } from '@shouwen/scenarios/schema-client'
import { at, departmentId, orderOf } from './orders'
import { Scene, complaintForm, estate, mall } from './scene'

/** 11 o'clock on Monday in Shanghai: the mall is open. */
const START = Date.parse('2026-03-02T03:00:00.000Z')
const when = (minutes: number, ms = 0): string => new Date(START + minutes * 60_000 + ms).toISOString()

const funds = { reason: 'waitingForFunds', clause: 'G2.1' } as const

/** Every department answers within four hours, of which those that it waits for money do not count. */
const answers = {
  code: 'department-answers',
  target: 'rectification',
  startsOn: 'orderOpened',
  stopsOn: 'orderDone',
  window: { hours: 4 },
  when: { categories: ['power', 'cleaning'] },
  pausedBy: [funds],
  clause: 'G2.1',
} as const

function withDepartments(base: (typeof shippedPacks)['mall']): object {
  const basedOn = { id: base.id, version: base.version }
  return { ...base, id: `${base.id}-departments`, version: 1, basedOn, clocks: [...base.clocks, answers] }
}

interface Seen {
  readonly id: string
  readonly code: string
  readonly owedTo: string
  readonly department: { readonly name: string } | null
  readonly workOrder: { readonly id: string } | null
  readonly generation: number
  readonly startedAt: string
  readonly dueAt: string | null
  readonly state: string
  readonly stoppedAt: string | null
  readonly breachedAt: string | null
}

const fields = `clocks { id code owedTo department { name } workOrder { id } generation startedAt dueAt state
  stoppedAt breachedAt }`

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open(when(0))
  for (const [scope, base] of [
    [mall, shippedPacks.mall],
    [estate, shippedPacks.residential],
  ] as const) {
    const input = { scope, pack: withDepartments(base) }
    await scene.does('management', 'publishProcedure', input, 'packId version')
  }
}, 60_000)

afterAll(() => scene?.close(), 60_000)

/** The clocks of departments, the first opened first, as they should be. */
async function ofDepartments(id: string, holds: (clocks: readonly Seen[]) => boolean): Promise<Seen[]> {
  const own = ({ clocks }: { clocks: Seen[] }): Seen[] => clocks.filter(({ owedTo }) => owedTo === 'HOUSE')
  return own(await scene.appeal<{ clocks: Seen[] }>(id, fields, (seen) => holds(own(seen))))
}

const dark = { ...complaintForm, channel: 'IN_PERSON', category: 'power', content: '广告牌不亮。' }

test('M4.4 each department has its own time beside the tenant’s: it stands still with its work, ends as it is passed on, and starts anew with the next', async () => {
  const id = await scene.register('mall-operator', dark, mall)
  const opened = await orderOf(scene, id, 'OPENED')
  const running = { code: 'department-answers', department: { name: '工程部' }, state: 'RUNNING' }
  const [first] = await ofDepartments(id, (clocks) => clocks.length === 1)
  expect(first).toMatchObject({
    ...running,
    workOrder: { id: opened.id },
    startedAt: when(0),
    dueAt: when(240),
  })

  const accepted = await scene.does<{ id: string; version: number }>(
    'mall-worker',
    'acceptWorkOrder',
    at(opened),
  )
  scene.moveTo(when(60))
  const paused = await scene.does<{ id: string; version: number }>(
    'mall-worker',
    'pauseWorkOrder',
    at(accepted, { reason: 'AWAITING_FUNDS' }),
  )
  await ofDepartments(id, ([clock]) => clock?.state === 'PAUSED' && clock.dueAt === null)
  /** What the tenant was promised runs on. */
  const { clocks } = await scene.appeal<{ clocks: Seen[] }>(id, fields)
  expect(clocks.filter(({ state }) => state === 'PAUSED')).toHaveLength(1)
  scene.moveTo(when(90))
  const resumed = await scene.does<{ id: string; version: number }>(
    'mall-worker',
    'resumeWorkOrder',
    at(paused),
  )
  await ofDepartments(id, ([clock]) => clock?.dueAt === when(270))

  const refused = await scene.does<{ id: string; version: number }>(
    'mall-worker',
    'refuseWorkOrder',
    at(resumed, { reason: '广告牌由营运部的供应商维护。' }),
  )
  await ofDepartments(id, ([clock]) => clock?.state === 'CANCELLED')
  scene.moveTo(when(100))
  const operations = await departmentId(scene, mall, 'OPERATIONS')
  const onwards = at(refused, { departmentId: operations, reason: '供应商合同在营运部。' })
  await scene.does('mall-director', 'reassignWorkOrder', onwards, 'id')
  const [before, next] = await ofDepartments(id, (seen) => seen.length === 2)
  expect(before).toMatchObject({
    department: { name: '工程部' },
    state: 'CANCELLED',
    stoppedAt: when(90),
    breachedAt: null,
  })
  expect(next).toMatchObject({
    ...running,
    department: { name: '营运部' },
    startedAt: when(100),
    dueAt: when(340),
  })

  type Due = { dueNext: { edges: { node: { id: string } }[] } }
  const { dueNext } = await scene.query<Due>(
    'mall-operator',
    '{ dueNext(of: MY_OFFICE, first: 100) { edges { node { id } } } }',
  )
  expect(dueNext.edges.map(({ node }) => node.id)).toContain(next?.id)

  scene.moveTo(when(340, 1))
  await scene.work('mall-manager', id)
  const [, late] = await ofDepartments(id, (seen) => seen.at(-1)?.state === 'LATE')
  expect(late).toMatchObject({ stoppedAt: when(340, 1), breachedAt: when(340, 1) })
  await countsByDepartment(operations)
  await isReplayedAlike()
})

/** C0.1: whose time it was counts it, apart from what was promised to the tenant. */
async function countsByDepartment(operations: string): Promise<void> {
  type Counted = { compliance: { key: string | null; met: number; breached: number; cancelled: number }[] }
  const { compliance } = await scene.query<Counted>(
    'management',
    `query Count($input: ComplianceInput!) { compliance(input: $input) { key met breached cancelled } }`,
    { input: { from: when(0), to: when(1_000), by: 'DEPARTMENT', owedTo: 'HOUSE' } },
  )
  const engineering = await departmentId(scene, mall, 'ENGINEERING')
  expect(compliance).toEqual([
    { key: operations, met: 0, breached: 1, cancelled: 0 },
    { key: engineering, met: 0, breached: 0, cancelled: 1 },
  ])
}

/** C0.1: under the same procedure the past comes to the same, times of departments included. */
async function isReplayedAlike(): Promise<void> {
  const figures = '{ clocks met breached cancelled }'
  const projectIds = [await scene.project(mall)]
  const { id } = await scene.does<{ id: string }>(
    'management',
    'startSimulation',
    { packId: 'mall-departments', version: 1, from: when(-60), to: when(600), projectIds },
    'id',
  )
  scene.world.wake('sla', 'replay-past')
  type Lines = { clock: { code: string }; whatIf: object; happened: object }[]
  const lines = await until(async () => {
    const { simulation } = await scene.query<{ simulation: { lines: Lines | null } }>(
      'management',
      `query Look($id: ID!) { simulation(id: $id) { lines(by: [CLOCK]) { clock { code } whatIf ${figures} happened ${figures} } } }`,
      { id },
    )
    if (simulation.lines === null) throw new Error('still at work')
    return simulation.lines
  })
  const line = lines.find(({ clock }) => clock.code === 'department-answers')
  expect(line?.happened).toEqual({ clocks: 2, met: 0, breached: 1, cancelled: 1 })
  expect(line?.whatIf).toEqual(line?.happened)
}

test('P5.2.1 C0.3 the customer sees what they were promised, and no department’s own time', async () => {
  scene.world.clock.set(when(0))
  const chen = await customerId(scene.world.client, 'steward', '13800138502')
  const { caller: _nobody, ...form } = complaintForm
  const id = await scene.register('steward', { ...form, customerId: chen })
  await ofDepartments(id, ([clock]) => clock?.department?.name === '环境部')
  const { clocks } = await scene.appeal<{ clocks: Seen[] }>(
    id,
    fields,
    (seen) => seen.clocks.length > 0,
    'resident',
  )
  expect(clocks.map(({ owedTo }) => owedTo)).not.toContain('HOUSE')

  const patient = { ...shippedPacks.residential.clocks[1], code: 'patient', pausedBy: [funds] }
  const pack = { ...withDepartments(shippedPacks.residential), version: 2, clocks: [patient] }
  const { errors } = await scene.tries('management', 'publishProcedure', { scope: estate, pack })
  expect(errors[0]?.extensions?.facts?.['problems']).toEqual([
    'clocks.0.pausedBy.0.reason: "waitingForFunds" is the house\'s own affair, no customer waits for it',
  ])
})
