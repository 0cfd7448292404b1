import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { aPlaybook } from './a-playbook'
import { Scene, complaintForm } from './scene'

/** 9 o'clock on Monday in Shanghai. */
const MORNING = '2026-03-02T01:00:00.000Z'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open(MORNING)
})

beforeEach(() => scene.world.clock.set(MORNING))

afterAll(() => scene?.close())

const call = { ...complaintForm, kind: 'ASSISTANCE', content: '请快来人!' }

async function emergency(category: string, playbook: string) {
  const id = await scene.register('steward', { ...call, category })
  return { id, steps: aPlaybook(scene, id, playbook) }
}

const noted = { address: '三号楼一单元 402', telephone: '138 1234 5678', condition: '胸闷,出冷汗' }

/** What the guards on duty have been given to do. */
async function ordersOf(id: string) {
  type Orders = { workOrders: { department: { name: string }; status: string }[] }
  const fields = 'workOrders { department { name } status }'
  const { workOrders } = await scene.appeal<Orders>(id, fields, (seen) => seen.workOrders.length > 0)
  return workOrders
}

test('P5.6.6.1 on a medical emergency address, telephone and condition are noted, and 120 is called, within minutes', async () => {
  const { steps } = await emergency('medical-emergency', 'medical-emergency')
  for (const missing of ['address', 'telephone', 'condition']) {
    const two = Object.fromEntries(Object.entries(noted).filter(([field]) => field !== missing))
    const { code, problems } = await steps.refusalOfAll('steward', 'note', two)
    expect([code, problems]).toEqual(['EVIDENCE_INVALID', expect.stringContaining(missing)])
  }
  expect((await steps.refusalOf('steward', 'note', { ...noted, telephone: '一三八' })).code).toBe(
    'TELEPHONE_INVALID',
  )
  expect((await steps.refusalOf('cleaner', 'note', noted)).code).toBe('NOT_PERMITTED')
  expect((await steps.clocks('note'))[0]).toMatchObject({
    clause: 'P5.6.6.1',
    dueAt: '2026-03-02T01:01:00.000Z',
  })
  expect((await steps.clocks('call-120'))[0]).toMatchObject({
    clause: 'P5.6.6.1',
    dueAt: '2026-03-02T01:02:00.000Z',
  })
  scene.moveTo('2026-03-02T01:00:30.000Z')
  await steps.does('steward', 'note', noted)
  expect((await steps.clocks('note', ({ state }) => state !== 'RUNNING'))[0]).toMatchObject({ state: 'MET' })
  scene.moveTo('2026-03-02T01:02:01.000Z')
  const late = (await steps.clocks('call-120', ({ breachedAt }) => breachedAt !== null))[0]
  expect(late).toMatchObject({ state: 'RUNNING', breachedAt: '2026-03-02T01:02:00.001Z' })
  await steps.does('steward', 'call-120')
  expect((await steps.clocks('call-120', ({ state }) => state !== 'RUNNING'))[0]).toMatchObject({
    state: 'LATE',
  })
})

test('P5.6.6.2 the guards on duty have it to do at once: to stand ready at the entrance', async () => {
  const { id, steps } = await emergency('medical-emergency', 'medical-emergency')
  expect(await ordersOf(id)).toEqual([{ department: { name: '公共秩序维护部' }, status: 'OPENED' }])
  expect((await steps.clocks('guards'))[0]).toMatchObject({
    clause: 'P5.6.6.2',
    dueAt: '2026-03-02T01:05:00.000Z',
  })
  expect((await steps.refusalOf('steward', 'guards', {})).code).toBe('NOT_PERMITTED')
  await steps.does('security', 'guards')
  expect((await steps.clocks('guards', ({ state }) => state !== 'RUNNING'))[0]).toMatchObject({
    state: 'MET',
  })
})

test('P5.6.6.3 the guards lead the ambulance to the customer, once they stand at the entrance', async () => {
  const { steps } = await emergency('medical-emergency', 'medical-emergency')
  const tooEarly = { code: 'STEP_NOT_YET', clause: 'P5.6.6.3' }
  expect(await steps.refusalOf('security', 'lead', {})).toEqual(tooEarly)
  await steps.does('security', 'guards')
  await steps.does('security', 'lead')
  expect(await steps.standings()).toMatchObject({ guards: 'DONE', lead: 'DONE', hospital: 'OPEN' })
})

test('P5.6.6.4 the hospital is asked for, and its address stands in the result before the appeal is settled', async () => {
  const { id, steps } = await emergency('medical-emergency', 'medical-emergency')
  await scene.work('security', id)
  await steps.does('steward', 'note', noted)
  await steps.does('steward', 'call-120')
  await steps.does('security', 'guards')
  await steps.does('security', 'lead')
  await steps.does('steward', 'relatives', { relative: '女儿 王芳' })
  const progressId = await scene.report('security', id)
  await scene.changes('director', 'reviewProgress', id, { progressId })
  await scene.inform('steward', id, progressId)
  const outcome = '已送医。'
  expect(await scene.refusalOf('steward', 'resolveAppeal', id, { outcome })).toEqual({
    code: 'STEPS_NOT_SETTLED',
    clause: 'P5.6.6.4',
  })
  expect((await steps.refusalOf('security', 'hospital', {})).code).toBe('EVIDENCE_INVALID')
  const hospital = '市三医院,彭刘杨路 241 号'
  await steps.does('security', 'hospital', { hospital })
  await scene.changes('steward', 'resolveAppeal', id, { outcome })
  expect(await scene.appeal(id, 'outcome')).toEqual({ outcome: `已送医。\n送往医院及地址:${hospital}` })
})

test.each([
  ['P5.6.8.0', 'fight'],
  ['P5.6.8.0', 'robbery'],
  ['P5.6.8.0', 'murder'],
  ['P5.6.8.0', 'theft'],
])('%s %s is a criminal matter', async (_clause, category) => {
  const { steps } = await emergency(category, 'crime')
  expect(await steps.standings()).toEqual({
    'shift-leader': 'OPEN',
    'call-110': 'OPEN',
    cordon: 'WAITING',
    'help-police': 'WAITING',
  })
  const noise = await scene.register('steward', { ...call, category: 'noise' })
  expect(await scene.appeal(noise, 'playbooks { code }')).toEqual({ playbooks: [] })
})

test('P5.6.8.1 the shift leader is told at once and sends people who cordon off and watch the scene', async () => {
  const { id, steps } = await emergency('robbery', 'crime')
  expect(await ordersOf(id)).toEqual([{ department: { name: '公共秩序维护部' }, status: 'OPENED' }])
  expect((await steps.clocks('shift-leader'))[0]).toMatchObject({
    clause: 'P5.6.8.1',
    dueAt: '2026-03-02T01:02:00.000Z',
  })
  expect(await steps.refusalOf('security', 'cordon', {})).toEqual({
    code: 'STEP_NOT_YET',
    clause: 'P5.6.8.1',
  })
  await steps.does('steward', 'shift-leader', { place: '南门岗亭' })
  expect((await steps.refusalOf('steward', 'cordon', {})).code).toBe('NOT_PERMITTED')
  await steps.does('security', 'cordon')
})

test('P5.6.8.2 the police are called on 110 without delay, and the appeal is not settled before', async () => {
  const { id, steps } = await emergency('theft', 'crime')
  expect((await steps.clocks('call-110'))[0]).toMatchObject({
    clause: 'P5.6.8.2',
    dueAt: '2026-03-02T01:05:00.000Z',
  })
  await scene.work('security', id)
  const progressId = await scene.report('security', id)
  await scene.changes('director', 'reviewProgress', id, { progressId })
  await scene.inform('steward', id, progressId)
  await steps.does('steward', 'shift-leader', { place: '二号楼车棚' })
  await steps.does('security', 'cordon')
  const settled = { outcome: '已处理。' }
  expect((await scene.refusalOf('steward', 'resolveAppeal', id, settled)).clause).toBe('P5.6.8.2')
  await steps.does('steward', 'call-110')
  await steps.does('security', 'help-police', { police: '荷塘派出所两名民警到场' })
  await scene.changes('steward', 'resolveAppeal', id, settled)
})

test('P5.6.8.3 the police are helped once they are called and the scene is watched; what they did is noted', async () => {
  const { steps } = await emergency('fight', 'crime')
  const told = { police: '荷塘派出所两名民警到场,带走两人' }
  await steps.does('steward', 'shift-leader', { place: '小广场' })
  await steps.does('security', 'cordon')
  expect(await steps.refusalOf('security', 'help-police', told)).toEqual({
    code: 'STEP_NOT_YET',
    clause: 'P5.6.8.3',
  })
  await steps.does('steward', 'call-110')
  expect((await steps.refusalOf('security', 'help-police', {})).code).toBe('EVIDENCE_INVALID')
  await steps.does('security', 'help-police', told)
})

test("P5.6.9 a fire alarm is handled by the fire organisation's plan, step by step", async () => {
  const { id, steps } = await emergency('fire', 'fire')
  expect(await ordersOf(id)).toEqual([{ department: { name: '公共秩序维护部' }, status: 'OPENED' }])
  expect((await steps.clocks('alarm'))[0]).toMatchObject({ dueAt: '2026-03-02T01:01:00.000Z' })
  expect(await steps.refusalOf('security', 'evacuate', {})).toEqual({
    code: 'STEP_NOT_YET',
    clause: 'P5.6.9',
  })
  await steps.does('steward', 'alarm', { place: '一号楼 602 厨房' })
  await steps.does('security', 'evacuate')
  expect((await steps.refusalOf('security', 'lead', {})).code).toBe('STEP_NOT_YET')
  await steps.does('steward', 'call-119')
  await steps.does('security', 'lead')
  await steps.does('director', 'count', { outcome: '无人受伤,厨房过火。' })
  expect(Object.values(await steps.standings())).toEqual(['DONE', 'DONE', 'DONE', 'DONE', 'DONE'])
})
