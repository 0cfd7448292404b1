import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { lvyuan } from '@shouwen/scenarios/seed/organisation'
import { until } from '@shouwen/scenarios/schema-client'
import { v7 as uuidv7 } from 'uuid'
import { Scene, clockFields, clocksOf, mall, type ClockSeen } from './scene'

/** 10 o'clock on Monday in Shanghai. */
const MORNING = '2026-03-02T02:00:00.000Z'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open(MORNING)
})

afterAll(() => scene?.close())

const inquiry = {
  kind: 'INQUIRY',
  channel: 'TELEPHONE',
  content: '周末几点闭店?',
  caller: { name: '许诺', telephone: '13800139106' },
}

test('M4.2 time, person, telephone, recorder and matter are on every record; without one of them nothing is registered', async () => {
  const projectId = await scene.project(mall)
  const { caller: _caller, ...nobody } = inquiry
  for (const [wrong, code] of [
    [nobody, 'CUSTOMER_OR_CALLER'],
    [{ ...inquiry, caller: { name: ' ', telephone: '13800139106' } }, 'CUSTOMER_OR_CALLER'],
    [{ ...inquiry, caller: { name: '许诺', telephone: '一三八' } }, 'TELEPHONE_INVALID'],
    [{ ...inquiry, content: ' ' }, 'CONTENT_MISSING'],
    [{ ...inquiry, receivedAt: '2026-03-02T03:00:00.000Z' }, 'TIME_IN_FUTURE'],
    [{ ...inquiry, kind: 'COORDINATION' }, 'KIND_NOT_IN_PROCEDURE'],
  ] as const) {
    const { codes } = await scene.tries('mall-operator', 'registerAppeal', { projectId, ...wrong })
    expect({ code, codes }).toEqual({ code, codes: [code] })
  }
  const receivedAt = '2026-03-02T01:40:00.000Z'
  const id = await scene.register('mall-operator', { ...inquiry, receivedAt }, mall)
  const fields = 'receivedAt content kind firstContact { name } caller { name telephone }'
  expect(await scene.appeal(id, fields, undefined, 'mall-operator')).toMatchObject({
    receivedAt,
    content: inquiry.content,
    kind: 'INQUIRY',
    firstContact: { name: '苏婷' },
  })
})

test('M4.2 an inquiry is answered by who was asked, and settled with the answer: no department gets it', async () => {
  const id = await scene.register('mall-operator', inquiry, mall)
  const complaint = await scene.register(
    'mall-operator',
    { ...inquiry, kind: 'COMPLAINT', category: 'power' },
    mall,
  )
  const answer = { channel: 'TELEPHONE', content: '周末 22:00 闭店。' }
  /** Orders are opened in the order of the registrations: the complaint's shows that the inquiry has none. */
  await scene.appeal<{ workOrders: object[] }>(
    complaint,
    'workOrders { id }',
    ({ workOrders }) => workOrders.length > 0,
  )
  expect(await scene.refusalOf('mall-operator', 'answerAtOnce', complaint, answer)).toMatchObject({
    code: 'NOT_ANSWERED_AT_ONCE',
  })
  expect(
    await scene.refusalOf('mall-operator', 'answerAtOnce', id, { ...answer, content: ' ' }),
  ).toMatchObject({ code: 'INPUT_INVALID' })
  await scene.changes('mall-operator', 'answerAtOnce', id, answer)
  const fields = 'status outcome department { id } workOrders { id } feedbacks { content answer }'
  expect(await scene.appeal(id, fields)).toEqual({
    status: 'RESOLVED',
    outcome: answer.content,
    department: null,
    workOrders: [],
    feedbacks: [{ content: answer.content, answer: 'UNDERSTOOD' }],
  })
  await scene.revisit('mall-operator', id)
  await scene.appeal<{ status: string }>(id, 'status', ({ status }) => status === 'CLOSED')
})

test('M4.2 what turns out to be a complaint or a need goes to the person responsible, under the clocks of its kind, with the reason', async () => {
  const id = await scene.register('mall-operator', { ...inquiry, content: '空调太冷,怎么办?' }, mall)
  const anew = { kind: 'COMPLAINT', category: 'air-conditioning', reason: '客户要求处理空调温度' }
  expect((await scene.refusalOf('mall-worker', 'reclassifyAppeal', id, anew)).code).toBe('NOT_PERMITTED')
  for (const [wrong, code] of [
    [{ ...anew, reason: ' ' }, 'INPUT_INVALID'],
    [{ ...anew, kind: 'INQUIRY' }, 'KIND_UNCHANGED'],
    [{ ...anew, kind: 'COORDINATION' }, 'KIND_NOT_IN_PROCEDURE'],
    [{ ...anew, category: 'nonsense' }, 'CATEGORY_UNKNOWN'],
  ] as const) {
    expect((await scene.refusalOf('mall-operator', 'reclassifyAppeal', id, wrong)).code).toBe(code)
  }
  await scene.changes('mall-operator', 'reclassifyAppeal', id, anew)
  interface Seen {
    readonly kind: string
    readonly department: { readonly name: string } | null
    readonly clocks: ClockSeen[]
    readonly triages: object[]
  }
  const fields = `kind department { name } triages { fromKind toKind content decidedBy { name } } ${clockFields}`
  const seen = await scene.appeal<Seen>(
    id,
    fields,
    ({ department, clocks }) =>
      department !== null && clocksOf({ clocks }, 'M4.4').some(({ state }) => state === 'MET'),
  )
  expect(seen).toMatchObject({
    kind: 'COMPLAINT',
    department: { name: '工程部' },
    triages: [
      { fromKind: 'INQUIRY', toKind: 'COMPLAINT', content: anew.reason, decidedBy: { name: '苏婷' } },
    ],
  })
  for (const clause of ['M3.4', 'M4.6.3']) {
    expect(clocksOf(seen, clause)).toMatchObject([{ startedAt: MORNING, state: 'RUNNING' }])
  }
  expect(
    (await scene.refusalOf('mall-operator', 'answerAtOnce', id, { channel: 'TELEPHONE', content: '好' }))
      .code,
  ).toBe('NOT_ANSWERED_AT_ONCE')
  /** A need after all: the complaint's clocks end, undecided; it stays where it is. */
  await scene.changes('mall-manager', 'reclassifyAppeal', id, { kind: 'ASSISTANCE', reason: '只需调高温度' })
  const need = await scene.appeal<Seen>(id, fields, ({ clocks }) =>
    clocksOf({ clocks }, 'M4.6.3').every(({ state }) => state === 'CANCELLED'),
  )
  expect(need.department).toEqual({ name: '工程部' })
  expect(clocksOf(need, 'M3.4')).toMatchObject([{ state: 'CANCELLED' }])
  type Trail = { trail: { what: string; clauses: string[] }[] }
  const decided = ({ what }: { what: string }): boolean => what === 'intake.appeal.reclassified.v1'
  const { trail } = await scene.appeal<Trail>(
    id,
    'trail { what clauses }',
    (told) => told.trail.filter(decided).length === 2,
  )
  for (const { clauses } of trail.filter(decided)) expect(clauses).toEqual(['M4.2'])
})

test('M4.2 a need or a complaint that nobody was found for within 10 minutes is late, and the director decides where it goes', async () => {
  const groupCode = lvyuan.code
  const bare = {
    code: 'bare',
    name: '筹备中的商场',
    kind: 'MALL',
    timeZone: 'Asia/Shanghai',
    opens: '10:00',
    closes: '22:00',
    units: [],
    departments: [],
  }
  const at = 'lvyuan/commercial/bare'
  const newcomers = [
    { code: 'bare-operator', name: '营运 方琳', telephone: '13900010031', role: 'MALL_OPERATOR' },
    { code: 'bare-director', name: '总监 许达', telephone: '13900010032', role: 'DIVISION_DIRECTOR' },
  ].map(({ role, ...person }) => ({
    ...person,
    subject: `test|${person.code}`,
    posts: [{ role, scope: at }],
  }))
  const companies = [{ code: 'commercial', name: '绿源商业管理公司', projects: [bare] }]
  await scene.does(
    'platform',
    'importOrganisation',
    { groupCode, companies, staff: newcomers },
    'group { id }',
  )
  const others = await scene.clientOfSubjects()
  const projectId = await scene.project(at)
  const register = (form: object): Promise<string> => {
    const idempotencyKey = uuidv7()
    return until(async () => {
      const { data, codes } = await others.ask<{ registerAppeal: { id: string } }>(
        'test|bare-operator',
        'mutation Register($input: RegisterAppealInput!) { registerAppeal(input: $input) { id } }',
        { input: { idempotencyKey, projectId, ...inquiry, ...form } },
      )
      if (codes.length > 0) throw new Error(codes.join())
      return data.registerAppeal.id
    })
  }
  const need = await register({ kind: 'ASSISTANCE', content: '请派人清理门口积水。' })
  const complaint = await register({ kind: 'COMPLAINT', content: '门口积水无人清理。' })
  const waitsUnder = async (id: string, clause: string): Promise<ClockSeen | undefined> => {
    const { clocks } = await scene.appeal<{ clocks: ClockSeen[] }>(
      id,
      clockFields,
      (seen) => seen.clocks.length > 0,
    )
    return clocksOf({ clocks }, clause).find(({ target }) => target === 'HANDOVER')
  }
  const clock = await waitsUnder(need, 'M4.2')
  expect(clock?.state).toBe('RUNNING')
  expect(await waitsUnder(complaint, 'M4.4')).toMatchObject({ state: 'RUNNING', dueAt: clock?.dueAt })
  scene.moveTo(new Date(new Date(clock?.dueAt ?? '').getTime() + 1).toISOString())
  interface Up {
    readonly department: object | null
    readonly escalations: readonly { readonly toRole: string; readonly clause: string }[]
  }
  for (const id of [need, complaint]) {
    const up = await scene.appeal<Up>(
      id,
      'department { id } escalations { toRole clause }',
      ({ escalations }) => escalations.length > 0,
    )
    expect(up).toEqual({ department: null, escalations: [{ toRole: 'DIVISION_DIRECTOR', clause: 'M4.2' }] })
  }
})

test('the department is suggested from what was done before, with the counts behind it, for who receives there', async () => {
  type Suggested = {
    suggestDepartment: {
      department: { name: string }
      share: number
      because: { context: string; times: number; of: number }[]
    }[]
  }
  const projectId = await scene.project(mall)
  const suggested = async (persona: string): Promise<Suggested['suggestDepartment']> => {
    const { suggestDepartment } = await scene.query<Suggested>(
      persona,
      `query Suggest($projectId: ID!) {
         suggestDepartment(projectId: $projectId, kind: REPAIR, category: "power") {
           department { name } share because { context times of }
         }
       }`,
      { projectId },
    )
    return suggestDepartment
  }
  expect(await suggested('mall-operator')).toEqual([])
  const repair = { ...inquiry, kind: 'REPAIR', category: 'power', content: '照明不亮。' }
  const id = await scene.register('mall-operator', repair, mall)
  await scene.work('mall-worker', id, 'mall-operator')
  expect(await suggested('mall-operator')).toEqual([
    {
      department: { name: '工程部' },
      share: 1,
      because: [
        { context: 'category:power kind:repair', times: 1, of: 1 },
        { context: 'category:power', times: 1, of: 1 },
        { context: 'kind:repair', times: 1, of: 1 },
        { context: 'project', times: 1, of: 1 },
      ],
    },
  ])
  expect(await suggested('steward')).toEqual([])
})
