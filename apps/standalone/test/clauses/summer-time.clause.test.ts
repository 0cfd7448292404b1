import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { lvyuan } from '@shouwen/scenarios/seed/organisation'
import { until } from '@shouwen/scenarios/schema-client'
import { Newcomers } from './newcomers'
import { Scene, complaintForm, formOf } from './scene'

/** A project abroad, whose clocks are set forward on 29 March 2026 at 02:00, and back on 25 October 2026 at 03:00. */
const berlin = { code: 'berlin', name: '柏林项目', kind: 'RESIDENTIAL', timeZone: 'Europe/Berlin' }
const hours = { opens: '09:00', closes: '17:00' }
const path = `lvyuan/north/${berlin.code}`

const steward = {
  code: 'berlin-steward',
  name: '楼管员 贝琳',
  telephone: '13900012201',
  subject: 'test|berlin-steward',
  posts: [{ role: 'BUILDING_STEWARD', scope: path }],
}

let scene: Scene
let newcomers: Newcomers

beforeAll(async () => {
  scene = await Scene.open('2026-03-25T01:00:00.000Z')
  await organise({ ...berlin, ...hours })
  const { code: groupCode } = lvyuan
  await scene.does('platform', 'importOrganisation', { groupCode, staff: [steward] }, 'group { id }')
  newcomers = new Newcomers(await scene.clientOfSubjects())
}, 60_000)

afterAll(() => scene?.close(), 60_000)

const projectsOf = (project: object): Record<string, unknown> => ({
  groupCode: lvyuan.code,
  companies: [
    { code: 'north', name: '绿源华北物业公司', projects: [{ departments: [], units: [], ...project }] },
  ],
})

const organise = (project: object) =>
  scene.does('platform', 'importOrganisation', projectsOf(project), 'group { id }')

interface Seen {
  readonly code: string
  readonly dueAt: string
  readonly breachedAt: string | null
}

/** What is registered in Berlin at an instant, and its clock of a code. */
async function registered(start: string, form: object, code: string): Promise<[string, Seen]> {
  scene.moveTo(start)
  const input = { projectId: await scene.project(path), ...form }
  const { data } = await until(async () => {
    const answer = await newcomers.tries(steward.code, 'registerAppeal', input, 'id')
    if (answer.codes.length > 0) throw new Error(answer.codes.join())
    return answer
  })
  const { id } = data['registerAppeal'] as { id: string }
  return [id, await clockOf(id, code)]
}

async function clockOf(
  id: string,
  code: string,
  holds: (clock: Seen) => boolean = () => true,
): Promise<Seen> {
  const isIt = (clock: Seen): boolean => clock.code === code && holds(clock)
  const fields = 'clocks { code dueAt breachedAt }'
  const { clocks } = await scene.appeal<{ clocks: Seen[] }>(id, fields, (seen) => seen.clocks.some(isIt))
  const [clock] = clocks.filter(isIt)
  if (clock === undefined) throw new Error(`no clock ${code}`)
  return clock
}

const minor = formOf('REPAIR')
const medium = { ...minor, grade: 'MEDIUM' }

/** Local times are Berlin’s: CET is an hour before UTC, CEST two. */
const table = [
  {
    what: 'a day of 23 hours ends an hour sooner',
    form: complaintForm,
    code: 'feedback-same-day',
    start: '2026-03-28T23:30:00.000Z',
    due: '2026-03-29T21:59:59.999Z',
  },
  {
    what: 'eight hours are eight hours, over the hour that is not',
    form: minor,
    code: 'minor-repair',
    start: '2026-03-28T21:00:00.000Z',
    due: '2026-03-29T05:00:00.000Z',
  },
  {
    what: 'three days end at 03:30, for there is no 02:30',
    form: medium,
    code: 'medium-repair',
    start: '2026-03-26T01:30:00.000Z',
    due: '2026-03-29T01:30:00.000Z',
  },
  {
    what: 'three days over the change end at the same time of day, an hour sooner',
    form: medium,
    code: 'medium-repair',
    start: '2026-03-27T12:00:00.000Z',
    due: '2026-03-30T11:00:00.000Z',
  },
  {
    what: 'a day of 25 hours ends an hour later',
    form: complaintForm,
    code: 'feedback-same-day',
    start: '2026-10-24T22:30:00.000Z',
    due: '2026-10-25T22:59:59.999Z',
  },
  {
    what: 'eight hours are eight hours, over the hour that comes twice',
    form: minor,
    code: 'minor-repair',
    start: '2026-10-24T22:00:00.000Z',
    due: '2026-10-25T06:00:00.000Z',
  },
  {
    what: 'three days end at the first 02:30 of two',
    form: medium,
    code: 'medium-repair',
    start: '2026-10-22T00:30:00.000Z',
    due: '2026-10-25T00:30:00.000Z',
  },
]

test.each(table)(
  'P5.2.3 P5.4.2 where clocks are changed in the night: $what, and it is late from the next millisecond',
  async ({ form, code, start, due }) => {
    const [id, clock] = await registered(start, form, code)
    expect(clock).toMatchObject({ dueAt: due, breachedAt: null })
    scene.moveTo(due)
    expect((await clockOf(id, code)).breachedAt).toBeNull()
    const late = new Date(Date.parse(due) + 1).toISOString()
    scene.moveTo(late)
    const { breachedAt } = await clockOf(id, code, (seen) => seen.breachedAt !== null)
    expect(breachedAt).toBe(late)
  },
  60_000,
)

test('P5.2.3 a time zone that does not exist is refused, and the project keeps its own', async () => {
  const input = projectsOf({ ...berlin, ...hours, timeZone: 'Europe/Atlantis' })
  const { codes } = await scene.tries('platform', 'importOrganisation', input)
  expect(codes).toEqual(['INPUT_INVALID'])
  const [, clock] = await registered('2026-11-02T01:00:00.000Z', complaintForm, 'feedback-same-day')
  expect(clock.dueAt).toBe('2026-11-02T22:59:59.999Z')
})
