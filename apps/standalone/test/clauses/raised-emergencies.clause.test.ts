import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { until } from '@shouwen/scenarios/schema-client'
import { unitId } from '@shouwen/scenarios/seed/seed'
import { v7 as uuidv7 } from 'uuid'
import { aPlaybook } from './a-playbook'
import { Scene, estate, mall } from './scene'

/** 9 o'clock on Monday in Shanghai. */
const MORNING = '2026-03-02T01:00:00.000Z'
const after = (seconds: number): string => new Date(Date.parse(MORNING) + seconds * 1_000).toISOString()

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open(MORNING)
  // What the seed set has still to arrive.
  const { id } = await raise({})
  await scene.appeal<Seen>(id, standing, ({ emergency }) => emergency.dutyNumbers.length === 3)
})

beforeEach(() => scene.world.clock.set(MORNING))

afterAll(() => scene?.close())

interface Emergency {
  readonly state: string
  readonly acceptedBy: { name: string } | null
  readonly acceptedAt: string | null
  readonly callGuardRoom: { post: string; telephone: string | null; since: string } | null
  readonly dutyNumbers: { post: string; telephone: string }[]
}

interface Seen {
  readonly emergency: Emergency
}

const standing = `emergency {
  state acceptedBy { name } acceptedAt callGuardRoom { post telephone since } dutyNumbers { post telephone }
}`

/** What a ringing telephone gives, and nothing more. */
const call = {
  category: 'medical-emergency',
  address: '三号楼一单元 402',
  telephone: '138 1234 5678',
  condition: '胸闷,出冷汗',
}

async function raise<Raised extends { id: string }>(input: object, fields = 'id'): Promise<Raised> {
  const projectId = await scene.project(estate)
  return scene.does<Raised>('steward', 'raiseEmergency', { projectId, ...call, ...input }, fields)
}

async function codesOf(persona: string, input: object, path = estate): Promise<readonly string[]> {
  const projectId = await scene.project(path)
  return (await scene.tries(persona, 'raiseEmergency', { projectId, ...call, ...input })).codes
}

/** An emergency as it stands. */
async function emergencyOf(id: string, viewer = 'steward'): Promise<Emergency> {
  const { emergency } = await scene.appeal<{ emergency: Emergency | null }>(id, standing, undefined, viewer)
  if (emergency === null) throw new Error('it is no emergency')
  return emergency
}

test('P5.6.6.1 one request notes address, telephone and condition, and answers with steps and numbers', async () => {
  type Raised = {
    id: string
    status: string
    emergency: Emergency & { address: string; telephone: string; outsideNumbers: { number: string }[] }
    playbooks: { code: string; steps: { code: string; standing: string }[] }[]
  }
  const key = { idempotencyKey: uuidv7() }
  const fields = `id status emergency { state address telephone outsideNumbers { number } dutyNumbers { post telephone } }
    playbooks { code steps { code standing } }`
  const raised = await raise<Raised>(key, fields)
  expect(raised).toMatchObject({
    status: 'REGISTERED',
    emergency: {
      state: 'TASKING',
      address: call.address,
      telephone: '+8613812345678',
      outsideNumbers: [{ number: '120' }],
    },
    playbooks: [{ code: 'medical-emergency' }],
  })
  const steps = new Map(raised.playbooks[0]?.steps.map((step) => [step.code, step]))
  const standings = ['note', 'call-120', 'guards', 'relatives'].map((code) => steps.get(code)?.standing)
  expect(standings).toEqual(['DONE', 'OPEN', 'OPEN', 'OPEN'])
  const { address, condition } = call
  const playbook = aPlaybook(scene, raised.id, 'medical-emergency')
  expect(await playbook.evidenceOf('note')).toEqual({ address, condition, telephone: '+8613812345678' })
  expect((await raise(key)).id).toBe(raised.id)
  const [noted] = await playbook.clocks('note', ({ state }) => state === 'MET')
  expect(noted).toMatchObject({ clause: 'P5.6.6.1', stoppedAt: MORNING })
})

test('P5.6.6.1 P5.6.8.1 P5.6.9 what is no emergency, or leaves out where and which number, is refused', async () => {
  expect(await codesOf('steward', { telephone: '一三八' })).toEqual(['TELEPHONE_INVALID'])
  expect(await codesOf('steward', { address: ' ' })).toEqual(['INPUT_INVALID'])
  expect(await codesOf('steward', { condition: ' ' })).toEqual(['INPUT_INVALID'])
  expect(await codesOf('steward', { condition: '痛'.repeat(2_001) })).toEqual(['TEXT_TOO_LONG'])
  expect(await codesOf('steward', { category: 'cleaning' })).toEqual(['NOT_AN_EMERGENCY'])
  expect(await codesOf('steward', { category: 'ufo' })).toEqual(['CATEGORY_UNKNOWN'])
  expect(await codesOf('mall-operator', { category: 'other' }, mall)).toEqual(['NOT_AN_EMERGENCY'])
  expect(await codesOf('cleaner', {})).toEqual(['NOT_PERMITTED'])
  const category = 'fire'
  expect(await codesOf('steward', { category, unitId: uuidv7() })).toEqual(['UNIT_NOT_IN_PROJECT'])
})

test('P5.6.6.2 when nobody has accepted after 10 seconds, the guard room is called, until somebody accepts', async () => {
  const { id } = await raise({})
  expect(await emergencyOf(id)).toMatchObject({ state: 'TASKING', acceptedAt: null, callGuardRoom: null })
  scene.moveTo(after(9.999))
  expect((await emergencyOf(id)).callGuardRoom).toBeNull()
  scene.moveTo(after(10))
  expect(await emergencyOf(id)).toMatchObject({
    state: 'TASKING',
    callGuardRoom: { post: 'GUARD_ROOM', telephone: '+862787650110', since: after(10) },
  })
  type Orders = { workOrders: { id: string; version: number }[] }
  const { workOrders } = await scene.appeal<Orders>(
    id,
    'workOrders { id version }',
    (seen) => seen.workOrders.length > 0,
  )
  const [order] = workOrders
  scene.moveTo(after(25))
  await scene.does('security', 'acceptWorkOrder', { workOrderId: order?.id, expectedVersion: order?.version })
  const { emergency } = await scene.appeal<Seen>(id, standing, (seen) => seen.emergency.state === 'ACCEPTED')
  expect(emergency).toMatchObject({
    acceptedBy: { name: '马志勇' },
    acceptedAt: after(25),
    callGuardRoom: null,
  })
})

test('P5.6.8.1 at a crime the guards are called at the number of the hour, and their step is an acceptance', async () => {
  scene.moveTo('2026-03-02T14:00:00.000Z')
  const { id } = await raise({ category: 'robbery', condition: '有人抢包' })
  scene.moveTo('2026-03-02T14:00:10.000Z')
  expect((await emergencyOf(id)).callGuardRoom).toMatchObject({
    post: 'GUARD_ROOM',
    telephone: '+862787650119',
  })
  const steps = aPlaybook(scene, id, 'crime')
  await steps.does('steward', 'shift-leader', { place: '南门岗亭' })
  scene.moveTo('2026-03-02T14:01:00.000Z')
  await steps.does('security', 'cordon')
  expect(await emergencyOf(id)).toMatchObject({
    state: 'ACCEPTED',
    acceptedBy: { name: '马志勇' },
    acceptedAt: '2026-03-02T14:01:00.000Z',
    callGuardRoom: null,
  })
})

test('P5.6.9 a fire alarm is raised in one request, with the fire brigade and the control room', async () => {
  type Raised = { id: string; emergency: { dutyNumbers: object[]; outsideNumbers: { number: string }[] } }
  const fields = 'id emergency { dutyNumbers { post telephone } outsideNumbers { number } }'
  const { emergency } = await raise<Raised>({ category: 'fire', condition: '厨房起火' }, fields)
  expect(emergency.outsideNumbers.map(({ number }) => number)).toEqual(['119', '120'])
  expect(emergency.dutyNumbers).toContainEqual({ post: 'CONTROL_ROOM', telephone: '8119' })
})

test("P5.6.6.2 the numbers on duty are the project's own, set by who answers for it, at hours that do not overlap", async () => {
  const projectId = await scene.project(estate)
  const set = (persona: string, numbers: object[]) =>
    scene.tries(persona, 'setDutyNumbers', { projectId, post: 'DUTY_MANAGER', numbers })
  const day = { telephone: '13900010005', from: '08:00', to: '20:00' }
  expect((await set('steward', [day])).codes).toEqual(['NOT_PERMITTED'])
  for (const wrong of [
    { from: '19:00', to: '08:00' },
    { from: '20:00', to: '20:00' },
    { from: '8', to: '20:00' },
  ]) {
    expect((await set('director', [day, { ...day, ...wrong }])).codes).toEqual(['DUTY_NUMBERS_INVALID'])
  }
  expect((await set('director', [{ ...day, telephone: '12' }])).codes).toEqual(['TELEPHONE_INVALID'])
  const night = { telephone: '13900010003', from: '20:00', to: '08:00' }
  expect((await set('director', [day, night])).codes).toEqual([])
  type Project = { project: { dutyNumbers: { post: string }[] } }
  const kept = await scene.query<Project>(
    'steward',
    `{ project(id: "${projectId}") { dutyNumbers { post telephone from to } } }`,
  )
  expect(kept.project.dutyNumbers.filter(({ post }) => post === 'DUTY_MANAGER')).toEqual([
    { post: 'DUTY_MANAGER', ...day, telephone: '+8613900010005' },
    { post: 'DUTY_MANAGER', ...night, telephone: '+8613900010003' },
  ])
  scene.moveTo('2026-03-02T13:00:00.000Z')
  const { id } = await raise({})
  const manager = { post: 'DUTY_MANAGER', telephone: '+8613900010003' }
  await scene.appeal<Seen>(id, standing, ({ emergency }) =>
    emergency.dutyNumbers.some((each) => each.post === manager.post && each.telephone === manager.telephone),
  )
})

interface Told {
  readonly id: string
  readonly unit: {
    readonly elders: { relatives: { id: string; name: string; telephone: string }[] }[]
    readonly residents: { id: string; name: string; telephone: string }[]
  }
}

const profile = 'id unit { elders { relatives { id name telephone } } residents { id name telephone } }'

/** The unit of the customer whom the seed knows, with an elder in it. */
async function homeOfAnElder(): Promise<string> {
  const home = await unitId(scene.world.client, 'steward', estate, '3-1-502')
  await scene.does(
    'steward',
    'registerElder',
    {
      projectId: await scene.project(estate),
      unitId: home,
      name: '陈老太',
      birthDate: '1941-05-06',
      retired: true,
      livesApartFromChildren: true,
      livesAlone: true,
      relatives: [{ name: '陈志远', relationship: '儿子', telephone: '13711112222' }],
    },
    'id',
  )
  return home
}

test("P5.6.6.5 the relatives' telephones come with the answer, and the call to one of them is recorded", async () => {
  const unitIdOfHome = await homeOfAnElder()
  const { id, unit } = await raise<Told>({ unitId: unitIdOfHome }, profile)
  const [son] = unit.elders.flatMap(({ relatives }) => relatives)
  expect(son).toMatchObject({ name: '陈志远', telephone: '+8613711112222' })
  const [resident] = unit.residents
  expect(resident).toMatchObject({ name: '陈建国', telephone: '+8613800138502' })
  const steps = aPlaybook(scene, id, 'medical-emergency')
  expect(await steps.clocks('relatives')).toMatchObject([{ clause: 'P5.6.6.5', dueAt: after(600) }])
  expect((await steps.refusalOf('steward', 'relatives', { relative: uuidv7() })).code).toBe('CONTACT_UNKNOWN')
  expect((await steps.refusalOf('steward', 'relatives', {})).code).toBe('EVIDENCE_INVALID')
  scene.moveTo(after(60))
  await until(() => steps.does('steward', 'relatives', { relative: son?.id ?? '' }))
  expect(await steps.evidenceOf('relatives')).toEqual({ relative: son?.id })
  const other = await raise({})
  const another = aPlaybook(scene, other.id, 'medical-emergency')
  await another.does('steward', 'relatives', { relative: resident?.id ?? '' })
  const third = aPlaybook(scene, (await raise({})).id, 'medical-emergency')
  await third.does('steward', 'relatives', { relative: '女儿 王芳,电话通知' })
  expect(await third.evidenceOf('relatives')).toEqual({ relative: '女儿 王芳,电话通知' })
})

test('P5.6.6.5 a medical emergency is not settled before the relatives were told, or a reason says why not', async () => {
  const { id } = await raise({})
  const steps = aPlaybook(scene, id, 'medical-emergency')
  await scene.work('security', id)
  await steps.does('steward', 'call-120')
  await steps.does('security', 'guards')
  await steps.does('security', 'lead')
  await steps.does('security', 'hospital', { hospital: '市三医院,彭刘杨路 241 号' })
  const progressId = await scene.report('security', id)
  await scene.changes('director', 'reviewProgress', id, { progressId })
  await scene.inform('steward', id, progressId)
  const settled = { outcome: '已送医。' }
  expect(await scene.refusalOf('steward', 'resolveAppeal', id, settled)).toEqual({
    code: 'STEPS_NOT_SETTLED',
    clause: 'P5.6.6.5',
  })
  const left = await steps.skips('steward', 'relatives', '无亲属联系方式。')
  expect(left.codes).toEqual(['STEP_NOT_TO_BE_SKIPPED'])
  expect((await steps.skips('director', 'relatives', ' ')).codes).toEqual(['INPUT_INVALID'])
  expect((await steps.skips('director', 'relatives', '独身,无亲属。')).codes).toEqual([])
  await scene.changes('steward', 'resolveAppeal', id, settled)
})
