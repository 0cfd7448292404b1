import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { lvyuan } from '@shouwen/scenarios/seed/organisation'
import { until } from '@shouwen/scenarios/schema-client'
import { aPlaybook } from './a-playbook'
import { Newcomers } from './newcomers'
import { Scene, clockFields, complaintForm, estate, feedback, formOf, mall, type ClockSeen } from './scene'

/** What is done up to a due time is in time, one millisecond later it is late: for each clause the act that it waits for. */
interface Edge {
  readonly clauses: string
  readonly what: string
  readonly start: string
  readonly due: string
  /** The clocks that the act ends, by their codes. */
  readonly codes: readonly string[]
  /** What is done before; answers what the act needs to know. */
  readonly prepare: () => Promise<Prepared>
  readonly act: (prepared: Prepared) => Promise<unknown>
  /** Which edges; all, unless the clause's own tests have the others. */
  readonly at?: readonly EdgeAt[]
}

interface Prepared {
  readonly id: string
  readonly progressId?: string
  readonly project?: string
}

type EdgeAt = keyof typeof edges

const edges = {
  'one second before': { ms: -1_000, state: 'MET' },
  at: { ms: 0, state: 'MET' },
  'one millisecond after': { ms: 1, state: 'LATE' },
} as const

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open('2025-12-31T02:00:00.000Z')
})

afterAll(() => scene?.close())

const mallForm = { ...complaintForm, category: 'signage', content: '导视牌指错方向。' }
const stopped = { ...mallForm, impact: 'STOPS_BUSINESS' }

/** Registered, with a report that may go to the customer. */
async function reported(form: object, at: 'estate' | 'mall', worker: string): Promise<Prepared> {
  const [receiver, path] = at === 'mall' ? ['mall-operator', mall] : ['steward', estate]
  const id = await scene.register(receiver, { ...form }, path)
  await scene.appeal<{ clocks: unknown[] }>(id, 'clocks { id }', ({ clocks }) => clocks.length > 0)
  const progressId = await scene.report(worker, id)
  if (at === 'estate') await scene.changes('director', 'reviewProgress', id, { progressId })
  return { id, progressId }
}

/** Everything done but for the word that it is settled. */
async function handled(form: object, at: 'estate' | 'mall', worker: string): Promise<Prepared> {
  const receiver = at === 'mall' ? 'mall-operator' : 'steward'
  const id = await scene.register(receiver, { ...form }, at === 'mall' ? mall : estate)
  await scene.work(worker, id, receiver)
  const progressId = await scene.report(worker, id)
  if (at === 'estate') await scene.changes('director', 'reviewProgress', id, { progressId })
  await scene.inform(receiver, id, progressId)
  await scene.judge(at === 'mall' ? 'mall-manager' : 'manager', id)
  await scene.doSteps(id, [receiver, worker])
  return { id }
}

const tell =
  (receiver: string) =>
  ({ id, progressId = '' }: Prepared): Promise<void> =>
    scene.inform(receiver, id, progressId)

const settle =
  (receiver: string) =>
  ({ id }: Prepared): Promise<void> =>
    scene.changes(receiver, 'resolveAppeal', id, { outcome: '已办结。' })

let opened = 0

/** A complaint at a mall whose departments nobody has entered yet: there is nobody to hand it to. */
async function atANewMall(): Promise<Prepared> {
  opened += 1
  const project = `edge-${opened}`
  const path = `lvyuan/commercial/${project}`
  await organise({ code: project, departments: [] })
  const operator = {
    code: `operator-${project}`,
    name: '前台 方琳',
    telephone: `1390001100${opened}`,
    subject: `test|operator-${project}`,
    posts: [{ role: 'MALL_OPERATOR', scope: path }],
  }
  const { code: groupCode } = lvyuan
  await scene.does('platform', 'importOrganisation', { groupCode, staff: [operator] }, 'group { id }')
  const newcomers = new Newcomers(await scene.clientOfSubjects())
  const form = { projectId: await scene.project(path), ...mallForm }
  const { data } = await until(async () => {
    const answer = await newcomers.tries(operator.code, 'registerAppeal', form, 'id')
    if (answer.codes.length > 0) throw new Error(answer.codes.join())
    return answer
  })
  return { id: (data['registerAppeal'] as { id: string }).id, project }
}

async function organise(project: { code: string; departments: readonly object[] }): Promise<void> {
  const hours = { timeZone: 'Asia/Shanghai', opens: '10:00', closes: '22:00' }
  const entry = { name: '新开商场', kind: 'MALL', ...hours, ...project, units: [] }
  const company = { code: 'commercial', name: '绿源商业管理公司', projects: [entry] }
  const { code: groupCode } = lvyuan
  await scene.does('platform', 'importOrganisation', { groupCode, companies: [company] }, 'group { id }')
}

async function inquired(): Promise<Prepared> {
  const id = await scene.register(
    'mall-operator',
    { ...mallForm, kind: 'INQUIRY', category: 'other', content: '几点闭店?' },
    mall,
  )
  await scene.changes('mall-operator', 'answerAtOnce', id, { channel: 'TELEPHONE', content: '22:00。' })
  await scene.dueRevisit(id)
  return { id }
}

/** A tenant who agrees to a later time. */
async function promised(): Promise<Prepared> {
  const { id, progressId = '' } = await reported({ ...mallForm, category: 'power' }, 'mall', 'mall-operator')
  const promisedAt = new Date(scene.world.clock.now().getTime() + 72 * 3_600_000).toISOString()
  await scene.changes('mall-operator', 'informCustomer', id, {
    ...feedback(progressId, 'AGREED_TO_PROMISE'),
    promisedAt,
  })
  return { id }
}

async function approvedReply(): Promise<Prepared> {
  const form = { ...formOf('INQUIRY'), channel: 'LETTER' }
  const id = await scene.register('steward', form)
  await scene.appeal<{ clocks: unknown[] }>(id, 'clocks { id }', ({ clocks }) => clocks.length > 0)
  await scene.changes('steward', 'draftReply', id, { body: '月租车位每月三百元。' })
  await scene.changes('director', 'approveReply', id)
  return { id }
}

const table: readonly Edge[] = [
  {
    clauses: 'P5.2.3 P5.4.1',
    what: 'the customer is told the same day, on the last day of the known calendar',
    start: '2026-12-31T01:00:00.000Z',
    due: '2026-12-31T15:59:59.999Z',
    codes: ['feedback-same-day', 'service-reply-same-day'],
    prepare: () => reported(complaintForm, 'estate', 'cleaner'),
    act: tell('steward'),
  },
  {
    clauses: 'P5.4.1',
    what: 'our service is put right the same day, on a day of Spring Festival too',
    start: '2026-02-18T01:00:00.000Z',
    due: '2026-02-18T15:59:59.999Z',
    codes: ['service-rectification-same-day'],
    prepare: () => handled(complaintForm, 'estate', 'cleaner'),
    act: settle('steward'),
  },
  {
    clauses: 'P5.4.2',
    what: 'a small repair is done within 8 hours, over a year’s end',
    start: '2025-12-31T14:00:00.000Z',
    due: '2025-12-31T22:00:00.000Z',
    codes: ['minor-repair'],
    prepare: () => handled(formOf('REPAIR'), 'estate', 'worker'),
    act: settle('steward'),
  },
  {
    clauses: 'P5.4.2',
    what: 'a medium repair is done within three days, from the make-up Saturday into Spring Festival',
    start: '2026-02-14T03:00:00.000Z',
    due: '2026-02-17T03:00:00.000Z',
    codes: ['medium-repair'],
    prepare: () => handled({ ...formOf('REPAIR'), grade: 'MEDIUM' }, 'estate', 'worker'),
    act: settle('steward'),
  },
  {
    clauses: 'P5.4.3',
    what: 'help is given within two hours, over the end of the known calendar',
    start: '2026-12-31T15:00:00.000Z',
    due: '2026-12-31T17:00:00.000Z',
    codes: ['assistance'],
    prepare: () => handled(formOf('ASSISTANCE'), 'estate', 'cleaner'),
    act: settle('steward'),
  },
  {
    clauses: 'P5.6.2.3',
    what: 'the department contacts the customer the same day, on a make-up Saturday',
    start: '2026-02-28T01:00:00.000Z',
    due: '2026-02-28T15:59:59.999Z',
    codes: ['service-complaint/contact'],
    prepare: () => reported(complaintForm, 'estate', 'cleaner'),
    act: ({ id }) =>
      aPlaybook(scene, id, 'service-complaint').does('cleaner', 'contact', { said: '楼道很脏' }),
  },
  {
    clauses: 'P5.6.3.1',
    what: 'the reply in writing is there within two days, over the end of the known calendar',
    start: '2026-12-30T03:00:00.000Z',
    due: '2027-01-01T03:00:00.000Z',
    codes: ['written-inquiry'],
    prepare: approvedReply,
    act: ({ id }) => scene.changes('steward', 'deliverReply', id, { channel: 'LETTER', receipt: '本人签收' }),
  },
  {
    clauses: 'M4.4',
    what: 'the person responsible has it within 10 minutes, over a year’s end',
    start: '2025-12-31T15:55:00.000Z',
    due: '2025-12-31T16:05:00.000Z',
    codes: ['hand-over'],
    prepare: atANewMall,
    act: ({ project = '' }) =>
      organise({ code: project, departments: [{ code: 'operations', name: '营运部', duty: 'OPERATIONS' }] }),
  },
  {
    clauses: 'M4.6.1',
    what: 'what stops a business is answered within an hour, over a year’s end',
    start: '2025-12-31T15:30:00.000Z',
    due: '2025-12-31T16:30:00.000Z',
    codes: ['stopped-business-reply'],
    prepare: () => reported(stopped, 'mall', 'mall-operator'),
    act: tell('mall-operator'),
  },
  {
    clauses: 'M4.6.1',
    what: 'what stops a business is solved within an hour, in Spring Festival too',
    start: '2026-02-18T03:00:00.000Z',
    due: '2026-02-18T04:00:00.000Z',
    codes: ['stopped-business-resolution'],
    prepare: () => handled({ ...stopped, category: 'power' }, 'mall', 'mall-worker'),
    act: settle('mall-operator'),
    at: ['one second before', 'at'],
  },
  {
    clauses: 'M4.6.2',
    what: 'causes outside our control are answered within two days, over a year’s end',
    start: '2025-12-31T03:00:00.000Z',
    due: '2026-01-02T03:00:00.000Z',
    codes: ['outside-control-reply'],
    prepare: () => reported({ ...mallForm, impact: 'OUTSIDE_CONTROL' }, 'mall', 'mall-operator'),
    act: tell('mall-operator'),
  },
  {
    clauses: 'M4.6.3',
    what: 'all other causes are answered within three days, from the make-up Saturday into Spring Festival',
    start: '2026-02-14T03:00:00.000Z',
    due: '2026-02-17T03:00:00.000Z',
    codes: ['equipment-or-other-reply'],
    prepare: () => reported(mallForm, 'mall', 'mall-operator'),
    act: tell('mall-operator'),
  },
  {
    clauses: 'M4.7.1',
    what: 'what takes longer than was hoped is reported to the superior the same day, on a make-up Saturday',
    start: '2026-02-28T03:00:00.000Z',
    due: '2026-02-28T15:59:59.999Z',
    codes: ['report-same-day'],
    prepare: promised,
    act: ({ id }) => scene.changes('mall-worker', 'escalateAppeal', id, { reason: '配件本月到不了。' }),
  },
  {
    clauses: 'M4.8',
    what: 'whoever hears a grumble contacts the tenant within three hours, over a year’s end',
    start: '2025-12-31T14:00:00.000Z',
    due: '2025-12-31T17:00:00.000Z',
    codes: ['contact-three-hours'],
    prepare: () => reported(mallForm, 'mall', 'mall-operator'),
    act: tell('mall-operator'),
  },
  {
    clauses: 'M3.4',
    what: 'one working day ends with the make-up Sunday after New Year',
    start: '2025-12-31T03:00:00.000Z',
    due: '2026-01-04T14:00:00.000Z',
    codes: ['feedback-one-working-day'],
    prepare: () => reported({ ...mallForm, kind: 'SUGGESTION' }, 'mall', 'mall-operator'),
    act: tell('mall-operator'),
  },
  {
    clauses: 'M4.8',
    what: 'the tenant is revisited within three days, over the end of the known calendar',
    start: '2026-12-30T03:00:00.000Z',
    due: '2027-01-02T03:00:00.000Z',
    codes: ['revisit'],
    prepare: inquired,
    act: ({ id }) => scene.revisit('mall-operator', id),
  },
]

type Clocks = { clocks: ClockSeen[] }

const ends = Object.keys(edges) as EdgeAt[]

test.each(table)(
  '$clauses $what: in time up to its last millisecond, late from the next',
  async ({ start, due, codes, prepare, act, at = ends }) => {
    const own = ({ clocks }: Clocks): ClockSeen[] => clocks.filter(({ code }) => codes.includes(code))
    scene.moveTo(start)
    for (const edge of at) {
      scene.world.clock.set(start)
      const prepared = await prepare()
      const done = new Date(Date.parse(due) + edges[edge].ms).toISOString()
      const running = await scene.appeal<Clocks>(
        prepared.id,
        clockFields,
        (seen) => own(seen).length === codes.length,
      )
      for (const clock of own(running)) {
        expect(clock).toMatchObject({ startedAt: start, dueAt: due, state: 'RUNNING', breachedAt: null })
      }
      scene.moveTo(done)
      await act(prepared)
      const ended = await scene.appeal<Clocks>(prepared.id, clockFields, (seen) =>
        own(seen).every(({ state }) => state !== 'RUNNING'),
      )
      const { state } = edges[edge]
      const breachedAt = state === 'LATE' ? new Date(Date.parse(due) + 1).toISOString() : null
      for (const clock of own(ended)) {
        expect({ edge, ...clock }).toMatchObject({ edge, state, stoppedAt: done, breachedAt })
      }
    }
  },
  120_000,
)

/** Days on which a window may begin. */
const starts = {
  'over a year’s end': '2025-12-31T03:00:00.000Z',
  'before the make-up Saturday': '2026-02-13T03:00:00.000Z',
  'into Spring Festival': '2026-02-14T03:00:00.000Z',
  'over the end of the known calendar': '2026-12-31T03:00:00.000Z',
}

const hour = 3_600_000
const after = (hours: number) => (start: string) => new Date(Date.parse(start) + hours * hour).toISOString()
const sameDay = (start: string): string => `${start.slice(0, 10)}T15:59:59.999Z`

type DueOf = (start: string) => string

/** What each kind of appeal is owed, by the codes of its clocks. */
const owed: readonly { at: 'estate' | 'mall'; form: object; due: Record<string, DueOf> }[] = [
  {
    at: 'estate',
    form: complaintForm,
    due: {
      'feedback-same-day': sameDay,
      'service-rectification-same-day': sameDay,
      'service-reply-same-day': sameDay,
      'service-complaint/contact': sameDay,
    },
  },
  { at: 'estate', form: formOf('REPAIR'), due: { 'minor-repair': after(8) } },
  { at: 'estate', form: { ...formOf('REPAIR'), grade: 'MEDIUM' }, due: { 'medium-repair': after(72) } },
  { at: 'estate', form: formOf('ASSISTANCE'), due: { assistance: after(2) } },
  {
    at: 'estate',
    form: { ...formOf('INQUIRY'), channel: 'LETTER' },
    due: { 'written-inquiry': after(48) },
  },
  {
    at: 'mall',
    form: stopped,
    due: {
      'hand-over': after(1 / 6),
      'stopped-business-resolution': after(1),
      'stopped-business-reply': after(1),
    },
  },
  {
    at: 'mall',
    form: { ...mallForm, impact: 'OUTSIDE_CONTROL' },
    due: { 'outside-control-reply': after(48) },
  },
  { at: 'mall', form: mallForm, due: { 'equipment-or-other-reply': after(72) } },
]

test.each(Object.entries(starts))(
  'P5.2.3 P5.4.1 P5.4.2 P5.4.3 P5.6.2.3 P5.6.3.1 M4.4 M4.6.1 M4.6.2 M4.6.3 days and hours pass on holidays too: %s',
  async (_, start) => {
    scene.moveTo(start)
    for (const { at, form, due } of owed) {
      const [receiver, path] = at === 'mall' ? ['mall-operator', mall] : ['steward', estate]
      const id = await scene.register(receiver, { ...form }, path)
      type Seen = { clocks: { code: string; dueAt: string; provisional: boolean }[] }
      const codes = Object.keys(due)
      const { clocks } = await scene.appeal<Seen>(id, 'clocks { code dueAt provisional }', (seen) =>
        codes.every((code) => seen.clocks.some((clock) => clock.code === code)),
      )
      for (const code of codes) {
        const { dueAt, provisional } = clocks.find((clock) => clock.code === code) ?? {}
        expect({ code, dueAt, provisional }).toEqual({ code, dueAt: due[code]?.(start), provisional: false })
      }
    }
  },
)

test.each([
  ['over a year’s end, with the make-up Sunday after it', '2025-12-31', '2026-01-04'],
  ['before the make-up Saturday', '2026-02-13', '2026-02-14'],
  ['over Spring Festival', '2026-02-14', '2026-02-24'],
  ['over the end of the known calendar', '2026-12-31', '2027-01-01'],
])(
  'M3.2 M4.8 what is not finished is followed up each working day, and revisited within three days: %s',
  async (_, on, by) => {
    const start = `${on}T03:00:00.000Z`
    scene.moveTo(start)
    const id = await scene.register('mall-operator', { ...mallForm, kind: 'ASSISTANCE' }, mall)
    type Followed = { followUpDue: { dueAt: string } | null }
    const { followUpDue } = await scene.appeal<Followed>(
      id,
      'followUpDue { dueAt }',
      (seen) => seen.followUpDue !== null,
    )
    expect(followUpDue?.dueAt).toBe(`${by}T14:00:00.000Z`)
    const answered = await inquired()
    expect(await scene.revisitClock(answered.id)).toEqual({ clause: 'M4.8', days: 3 })
  },
)
