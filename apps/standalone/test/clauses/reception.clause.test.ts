import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { v7 as uuidv7 } from 'uuid'
import { always, bringIn, idOf, type Newcomers } from './newcomers'
import { at, departmentId, orderOf } from './orders'
import { Scene, complaintForm, mall } from './scene'

let scene: Scene
let newcomers: Newcomers

/** Monday, 2 March 2026, before the mall opens at 10:00 in Shanghai. */
const BEFORE_OPENING = '2026-03-02T01:00:00Z'
const day = '2026-03-02'

beforeAll(async () => {
  scene = await Scene.open(BEFORE_OPENING)
  newcomers = await bringIn(scene, [
    {
      code: 'front-desk',
      name: '前台 罗敏',
      telephone: '13900010041',
      role: 'MALL_OPERATOR',
      scope: mall,
      department: 'commercial/xinghui/operations',
    },
    {
      code: 'xinghui-engineer',
      name: '工程 段磊',
      telephone: '13900010042',
      role: 'DEPARTMENT_WORKER',
      scope: mall,
      department: 'commercial/xinghui/engineering',
      onDuty: always,
    },
  ])
})

afterAll(() => scene?.close())

interface Gap {
  readonly from: string
  readonly to: string
}

async function gaps(persona = 'mall-manager'): Promise<Gap[]> {
  const { receptionGaps } = await scene.query<{ receptionGaps: Gap[] }>(
    persona,
    'query Gaps($projectId: ID!, $day: String!) { receptionGaps(projectId: $projectId, day: $day) { from to } }',
    { projectId: await scene.project(mall), day },
  )
  return receptionGaps
}

/** On that day in Shanghai. */
const local = (time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString()

async function refused(persona: string, mutation: string, input: Record<string, unknown>) {
  const { errors } = await scene.tries(persona, mutation, input)
  return errors.map(({ extensions }) => extensions?.code)
}

test('M3.1 M2 in all business hours of a day somebody is there to receive, or the roster says when nobody is', async () => {
  expect(await gaps()).toEqual([])
  const operator = await idOf(scene, 'mall-operator')
  const away = { staffId: operator, from: local('00:00'), to: local('23:59'), reason: 'SICK' }
  const { id: absence } = await scene.does('mall-director', 'recordAbsence', away, 'id')
  expect(await gaps()).toEqual([{ from: local('10:00'), to: local('22:00') }])

  const projectId = await scene.project(mall)
  const shift = { projectId, staffId: await newcomers.id('front-desk'), post: 'MALL_OPERATOR' }
  const engineer = { ...shift, staffId: await newcomers.id('xinghui-engineer') }
  const morning = { from: local('09:30'), to: local('16:00') }
  const planned = await scene.does('mall-manager', 'planShift', { ...shift, ...morning }, 'id')
  expect(await gaps()).toEqual([{ from: local('16:00'), to: local('22:00') }])
  expect(await refused('mall-manager', 'planShift', { ...engineer, ...morning })).toEqual(['POST_NOT_HELD'])
  expect(await refused('mall-manager', 'planShift', { ...shift, ...morning })).toEqual(['SHIFT_OVERLAPS'])
  const inverted = { from: morning.to, to: morning.from }
  expect(await refused('mall-manager', 'planShift', { ...shift, ...inverted })).toEqual(['INTERVAL_INVALID'])
  expect(await refused('mall-operator', 'planShift', { ...shift, ...morning })).toEqual(['NOT_PERMITTED'])
  const evening = { from: local('16:00'), to: local('22:00') }
  await scene.does('mall-manager', 'planShift', { ...shift, ...evening }, 'id')
  expect(await gaps()).toEqual([])
  await scene.does('mall-manager', 'removeShift', { shiftId: planned.id }, 'id')
  expect(await gaps('management')).toEqual([{ from: local('10:00'), to: local('16:00') }])

  type Roster = { project: { roster: { entries: object[]; absences: object[] } } }
  const roster = `query Roster($id: ID!, $from: DateTimeISO!, $to: DateTimeISO!) { project(id: $id) {
    roster(from: $from, to: $to) {
      entries { from to post staff { name } }
      absences { from to reason staff { name } deputy { name } }
    } } }`
  const during = { id: projectId, from: local('10:00'), to: local('22:00') }
  const seen = await scene.query<Roster>('mall-worker', roster, during)
  expect(seen.project.roster.entries).toContainEqual({
    ...evening,
    post: 'MALL_OPERATOR',
    staff: { name: '前台 罗敏' },
  })
  /** Why somebody is away is nobody's business but theirs and their directors'. */
  const told = { from: away.from, to: away.to, staff: { name: '苏婷' }, deputy: null }
  expect(seen.project.roster.absences).toEqual([{ ...told, reason: null }])
  const directors = await scene.query<Roster>('mall-director', roster, during)
  expect(directors.project.roster.absences).toEqual([{ ...told, reason: 'SICK' }])

  await scene.does('mall-director', 'endAbsence', { absenceId: absence }, 'id')
  expect(await gaps()).toEqual([])
})

test('M3.1 every request has a written record, one outside business hours as well; without a record nobody handles anything', async () => {
  const form = { ...complaintForm, category: 'power', content: '广告牌不亮。' }
  type Received = { number: string; receivedAt: string; outsideBusinessHours: boolean | null }
  const known = ({ outsideBusinessHours }: Received): boolean => outsideBusinessHours !== null
  const received = (id: string): Promise<Received> =>
    scene.appeal<Received>(id, 'number receivedAt outsideBusinessHours', known, 'mall-operator')
  const early = await scene.register('mall-operator', form, mall)
  expect(await received(early)).toEqual({
    number: expect.any(String),
    receivedAt: scene.world.clock.now().toISOString(),
    outsideBusinessHours: true,
  })
  scene.moveTo('2026-03-02T02:00:00Z')
  const open = await scene.register('mall-operator', form, mall)
  expect(await received(open)).toMatchObject({ outsideBusinessHours: false })
  scene.moveTo('2026-03-02T14:00:00Z')
  const late = await scene.register('mall-operator', form, mall)
  expect(await received(late)).toMatchObject({ outsideBusinessHours: true })

  const order = await orderOf(scene, late, 'OPENED')
  await scene.does('mall-worker', 'acceptWorkOrder', at(order))
  const unrecorded = uuidv7()
  const engineering = await departmentId(scene, mall, 'ENGINEERING')
  const join = { appealId: unrecorded, departmentId: engineering, reason: '口头交办。' }
  expect(await refused('mall-manager', 'joinDepartment', join)).toEqual(['NOT_YET_KNOWN'])
  const unrecordedOrder = at({ id: unrecorded, version: 1 })
  expect(await refused('mall-worker', 'acceptWorkOrder', unrecordedOrder)).toEqual(['NOT_FOUND'])
  const settled = { appealId: unrecorded, expectedVersion: 1, outcome: '已口头答复。' }
  expect(await refused('mall-operator', 'resolveAppeal', settled)).toEqual(['NOT_FOUND'])
  expect(
    await refused('mall-operator', 'registerAppeal', {
      projectId: await scene.project(mall),
      ...form,
      content: ' ',
    }),
  ).toEqual(['CONTENT_MISSING'])
})
