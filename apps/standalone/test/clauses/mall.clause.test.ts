import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { lvyuan } from '@shouwen/scenarios/seed/organisation'
import { until, type SchemaClient } from '@shouwen/scenarios/schema-client'
import { v7 as uuidv7 } from 'uuid'
import { Scene, clockFields, clocksOf, estate, feedback, mall, type ClockSeen } from './scene'

const complaint = {
  kind: 'COMPLAINT',
  channel: 'IN_PERSON',
  category: 'power',
  content: '铺位照明不亮。',
  caller: { name: '许诺', telephone: '13800139106' },
}

let scene: Scene
let others: SchemaClient

/** People whom the seed does not have: a second operator at the mall, and a steward with a post there by mistake. */
const newcomers = [
  { code: 'operator-2', name: '前台 方琳', telephone: '13900010021', role: 'MALL_OPERATOR' },
  { code: 'steward-2', name: '楼管员 许达', telephone: '13900010022', role: 'BUILDING_STEWARD' },
].map(({ role, ...person }) => ({
  ...person,
  subject: `test|${person.code}`,
  posts: [{ role, scope: mall }],
}))

beforeAll(async () => {
  scene = await Scene.open('2026-02-13T03:00:00.000Z')
  others = await scene.clientOfSubjects()
  const { code: groupCode } = lvyuan
  await scene.does('platform', 'importOrganisation', { groupCode, staff: newcomers }, 'group { id }')
})

afterAll(() => scene?.close())

const registerAppeal =
  'mutation Register($input: RegisterAppealInput!) { registerAppeal(input: $input) { id firstContact { name } } }'

test('M2 operations staff and the front desk receive in the mall; who receives on an estate does not', async () => {
  const input = { projectId: await scene.project(mall), ...complaint }
  const asked = (client: SchemaClient, persona: string) =>
    client.ask(persona, registerAppeal, { input: { idempotencyKey: uuidv7(), ...input } })
  const { client } = scene.world
  expect((await asked(client, 'mall-operator')).data).toMatchObject({
    registerAppeal: { firstContact: { name: '苏婷' } },
  })
  expect((await asked(others, 'test|operator-2')).data).toMatchObject({
    registerAppeal: { firstContact: { name: '前台 方琳' } },
  })
  expect((await asked(others, 'test|steward-2')).codes).toEqual(['NOT_PERMITTED'])
  for (const persona of ['steward', 'director', 'mall-worker', 'mall-manager']) {
    const { codes } = await asked(client, persona)
    expect({ persona, codes }).toEqual({ persona, codes: ['NOT_PERMITTED'] })
  }
  const onEstate = { ...input, projectId: await scene.project(estate) }
  expect((await scene.tries('mall-operator', 'registerAppeal', onEstate)).codes).toEqual(['NOT_PERMITTED'])
})

test('M3.3 the operator who received it answers for it until the revisit; a colleague may not', async () => {
  const id = await scene.register('mall-operator', complaint, mall)
  type Mine = { mineToAnswerFor: { edges: { node: { id: string } }[] } }
  const mine = async (): Promise<string[]> => {
    const { mineToAnswerFor } = await scene.query<Mine>(
      'mall-operator',
      '{ mineToAnswerFor(first: 100) { edges { node { id } } } }',
    )
    return mineToAnswerFor.edges.map(({ node }) => node.id)
  }
  const byColleague = (mutation: string, type: string, more: object) =>
    until(async () => {
      const { version } = await scene.appeal<{ version: number }>(id, 'version')
      const { errors, codes } = await others.ask(
        'test|operator-2',
        `mutation Change($input: ${type}!) { ${mutation}(input: $input) { id } }`,
        { input: { idempotencyKey: uuidv7(), appealId: id, expectedVersion: version, ...more } },
      )
      // A fact that arrives between reading and asking is no answer to this question.
      if (codes.includes('VERSION_CONFLICT')) throw new Error('the appeal has moved on meanwhile')
      return errors.map(({ extensions }) => [extensions?.code, extensions?.facts?.['clause']])
    })
  expect(await mine()).toContain(id)
  await scene.work('mall-worker', id)
  const progressId = await scene.report('mall-worker', id)
  const notYours = [['NOT_FIRST_CONTACT', 'M3.3']]
  expect(await byColleague('informCustomer', 'InformCustomerInput', feedback(progressId))).toEqual(notYours)
  await scene.inform('mall-operator', id, progressId)
  expect(await byColleague('resolveAppeal', 'ResolveAppealInput', { outcome: '已修复。' })).toEqual(notYours)
  await scene.judge('mall-manager', id)
  await scene.doSteps(id, ['mall-operator'])
  await scene.changes('mall-operator', 'resolveAppeal', id, { outcome: '已修复。' })
  expect(await mine()).toContain(id)
  await scene.revisit('mall-operator', id)
  const fields = 'status firstContact { name } revisits { completedBy { name } }'
  const closed = await scene.appeal<{ status: string }>(id, fields, ({ status }) => status === 'CLOSED')
  expect(closed).toEqual({
    status: 'CLOSED',
    firstContact: { name: '苏婷' },
    revisits: [{ completedBy: { name: '苏婷' } }],
  })
})

test('P5.5.1 the complaints of a mall are drawn from for the management department, by the rule of the whole group', async () => {
  const id = await scene.register('mall-operator', complaint, mall)
  await scene.work('mall-worker', id)
  await scene.inform('mall-operator', id, await scene.report('mall-worker', id))
  await scene.judge('mall-manager', id)
  await scene.doSteps(id, ['mall-operator'])
  await scene.changes('mall-operator', 'resolveAppeal', id, { outcome: '已修复。' })
  await scene.revisit('mall-operator', id)
  type Seen = { samplingPopulations: { clause: string; period: string }[] }
  const { samplingPopulations } = await scene.appeal<Seen>(
    id,
    'samplingPopulations { clause period }',
    (seen) => seen.samplingPopulations.length > 0,
  )
  const period = scene.world.clock.now().toISOString().slice(0, 7)
  expect(samplingPopulations).toEqual([{ clause: 'P5.5.1', period }])
})

/** The clocks of a clause that an appeal registered at an instant runs against. */
async function clocksFrom(instant: string, form: object, clause: string): Promise<ClockSeen[]> {
  scene.world.clock.set(instant)
  const id = await scene.register('mall-operator', { ...complaint, ...form }, mall)
  const seen = await scene.appeal<{ clocks: ClockSeen[] }>(id, clockFields, ({ clocks }) => clocks.length > 0)
  return clocksOf(seen, clause)
}

/** Whether telling the customer at an instant was in time, for the clock of a clause. */
async function toldAt(instant: string, form: object, clause: string): Promise<Partial<ClockSeen>[]> {
  const id = await scene.register('mall-operator', { ...complaint, ...form }, mall)
  await scene.appeal<{ clocks: object[] }>(id, clockFields, ({ clocks }) => clocks.length > 0)
  scene.moveTo(instant)
  const progressId = await scene.report('mall-operator', id)
  await scene.inform('mall-operator', id, progressId)
  const seen = await scene.appeal<{ clocks: ClockSeen[] }>(id, clockFields, (appeal) =>
    clocksOf(appeal, clause).every(({ state }) => state !== 'RUNNING'),
  )
  return clocksOf(seen, clause).map(({ state, stoppedAt }) => ({ state, stoppedAt }))
}

test('M3.4 complaints and suggestions are answered within one working day, over Spring Festival and its make-up Saturdays', async () => {
  const closes = (day: string): string => `${day}T14:00:00.000Z`
  /** Received on, answered by; 2026's Spring Festival is 15 to 23 February, worked for on the Saturdays beside it. */
  const days = [
    { received: '2026-02-13T03:00:00.000Z', due: closes('2026-02-14'), why: 'Friday; Saturday makes up' },
    {
      received: '2026-02-14T03:00:00.000Z',
      due: closes('2026-02-24'),
      why: 'make-up Saturday; festival follows',
    },
    { received: '2026-02-18T03:00:00.000Z', due: closes('2026-02-24'), why: 'during the festival' },
    { received: '2026-02-27T03:00:00.000Z', due: closes('2026-02-28'), why: 'Friday; Saturday makes up' },
    { received: '2026-02-28T15:30:00.000Z', due: closes('2026-03-02'), why: 'late on a make-up Saturday' },
    { received: '2026-03-06T03:00:00.000Z', due: closes('2026-03-09'), why: 'Friday; an ordinary weekend' },
  ]
  for (const { received, due, why } of days) {
    for (const form of [{ kind: 'COMPLAINT' }, { kind: 'SUGGESTION', category: 'signage' }]) {
      const clocks = await clocksFrom(received, form, 'M3.4')
      expect({ why, due: clocks.map(({ dueAt }) => dueAt) }).toEqual({ why, due: [due] })
      expect(clocks).toMatchObject([{ target: 'FEEDBACK', startedAt: received, state: 'RUNNING' }])
    }
  }
  /** A need is neither; facts come in their order, so the complaint's clocks tell that the repair's would be there. */
  const need = await scene.register('mall-operator', { ...complaint, kind: 'REPAIR' }, mall)
  expect(await clocksFrom('2026-03-06T03:00:00.000Z', {}, 'M3.4')).toHaveLength(1)
  expect(clocksOf(await scene.appeal<{ clocks: ClockSeen[] }>(need, clockFields), 'M3.4')).toEqual([])

  scene.world.clock.set('2026-02-14T03:00:00.000Z')
  const inTime = closes('2026-02-24')
  expect(await toldAt(inTime, {}, 'M3.4')).toEqual([{ state: 'MET', stoppedAt: inTime }])
  scene.world.clock.set('2026-02-14T03:00:00.000Z')
  const tooLate = '2026-02-24T14:00:00.001Z'
  expect(await toldAt(tooLate, {}, 'M3.4')).toEqual([{ state: 'LATE', stoppedAt: tooLate }])
})

test.each([
  {
    clause: 'M4.6.2',
    name: 'causes outside our control are answered within two days',
    forms: [{ impact: 'OUTSIDE_CONTROL' }],
    not: [{ impact: 'STOPS_BUSINESS' }, { impact: 'EQUIPMENT_OR_OTHER' }, {}],
    due: '2026-03-08T03:00:00.000Z',
  },
  {
    clause: 'M4.6.3',
    name: 'equipment and all other causes, where none is given too, are answered within three days',
    forms: [{ impact: 'EQUIPMENT_OR_OTHER' }, {}],
    not: [{ impact: 'STOPS_BUSINESS' }, { impact: 'OUTSIDE_CONTROL' }],
    due: '2026-03-09T03:00:00.000Z',
  },
])('$clause $name', async ({ clause, forms, not, due }) => {
  const received = '2026-03-06T03:00:00.000Z'
  for (const form of forms) {
    expect(await clocksFrom(received, form, clause)).toEqual([
      expect.objectContaining({ target: 'REPLY', startedAt: received, dueAt: due, state: 'RUNNING' }),
    ])
  }
  for (const form of not) expect(await clocksFrom(received, form, clause)).toEqual([])
  const [form] = forms
  scene.world.clock.set(received)
  expect(await toldAt(due, form ?? {}, clause)).toEqual([{ state: 'MET', stoppedAt: due }])
  scene.world.clock.set(received)
  const tooLate = due.replace('.000Z', '.001Z')
  expect(await toldAt(tooLate, form ?? {}, clause)).toEqual([{ state: 'LATE', stoppedAt: tooLate }])
})
