import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { until } from '@shouwen/scenarios/schema-client'
import { idOf } from './newcomers'
import { at, orderOf } from './orders'
import { Scene, complaintForm, estate } from './scene'

let scene: Scene

const MORNING = '2026-03-02T01:00:00Z'
const NOON = '2026-03-02T04:00:00Z'
const EVENING = '2026-03-02T10:00:00Z'

beforeAll(async () => {
  scene = await Scene.open(MORNING)
})

beforeEach(() => scene.world.clock.set(MORNING))

afterAll(() => scene?.close())

async function refused(persona: string, mutation: string, input: Record<string, unknown>) {
  const { errors } = await scene.tries(persona, mutation, input)
  return errors.map(({ extensions }) => extensions?.code)
}

type Me = { me: { posts: { role: string; scope: string }[] } }

/** The posts of somebody; the gateway remembers them for seconds, and forgets them by the facts. */
const posts = async (persona: string): Promise<string[]> =>
  (await scene.query<Me>(persona, '{ me { posts { role scope } } }')).me.posts.map(({ role }) => role).sort()

test('P4.3 while the director is away the deputy directs the office, and from its last moment on no more', async () => {
  const [director, manager, worker] = await Promise.all(
    ['director', 'manager', 'worker'].map((persona) => idOf(scene, persona)),
  )
  const id = await scene.register('steward', complaintForm)
  const instruct = { content: '今日内上门致歉。' }
  expect((await scene.refusalOf('manager', 'instructAppeal', id, instruct)).code).toBe('NOT_PERMITTED')

  const away = { staffId: director, from: MORNING, to: NOON, reason: 'TRAINING', deputyId: manager }
  /** Nobody makes themselves the deputy of a superior. */
  expect(await refused('manager', 'recordAbsence', away)).toEqual(['NOT_PERMITTED'])
  expect(await refused('director', 'recordAbsence', { ...away, deputyId: director })).toEqual([
    'DEPUTY_NOT_FIT',
  ])
  const management = await idOf(scene, 'mall-manager')
  expect(await refused('director', 'recordAbsence', { ...away, deputyId: management })).toEqual([
    'DEPUTY_NOT_FIT',
  ])
  const whole = { ...away, to: '2026-04-30T04:00:00Z' }
  expect(await refused('director', 'recordAbsence', whole)).toEqual(['INTERVAL_INVALID'])

  await scene.does('director', 'recordAbsence', away, 'id')
  expect(await refused('director', 'recordAbsence', away)).toEqual(['ABSENCE_OVERLAPS'])
  const others = { staffId: worker, from: MORNING, to: NOON, reason: 'LEAVE', deputyId: director }
  expect(await refused('management', 'recordAbsence', others)).toEqual(['DEPUTY_ABSENT'])
  await until(async () => expect(await posts('manager')).toEqual(['DEPARTMENT_MANAGER', 'OFFICE_DIRECTOR']))
  type Allowed = { allowedActions: { action: string; allowed: boolean }[] }
  const may = async (): Promise<boolean> =>
    (
      await scene.appeal<Allowed>(id, 'allowedActions { action allowed }', () => true, 'manager')
    ).allowedActions.some(({ action, allowed }) => action === 'INSTRUCT' && allowed)
  expect(await may()).toBe(true)
  await scene.changes('manager', 'instructAppeal', id, instruct)

  scene.moveTo(NOON)
  await until(async () => expect(await posts('manager')).toEqual(['DEPARTMENT_MANAGER']))
  expect(await may()).toBe(false)
  expect((await scene.refusalOf('manager', 'instructAppeal', id, instruct)).code).toBe('NOT_PERMITTED')
})

test('P4.1 what falls to somebody who is away is given to their deputy, until they are back', async () => {
  const [worker, manager] = await Promise.all(['worker', 'manager'].map((persona) => idOf(scene, persona)))
  const leak = { ...complaintForm, category: 'water-leak', content: '外墙渗水。' }
  type Given = { assignedTo: { id: string } | null }
  const givenTo = async (): Promise<string | undefined> => {
    const id = await scene.register('steward', leak)
    return (await orderOf<Given>(scene, id, 'OPENED', 'assignedTo { id }')).assignedTo?.id
  }
  expect(await givenTo()).toBe(worker)
  const away = { staffId: worker, from: MORNING, to: EVENING, reason: 'SICK', deputyId: manager }
  const { id: absenceId } = await scene.does('director', 'recordAbsence', away, 'id')
  const projectId = await scene.project(estate)
  type OnDuty = { onDuty: { staff: { id: string }; standsInFor: { id: string } | null }[] }
  const onDuty = async () => {
    const query =
      'query Now($projectId: ID!) { onDuty(projectId: $projectId) { staff { id } standsInFor { id } } }'
    return (await scene.query<OnDuty>('steward', query, { projectId })).onDuty
  }
  expect(await onDuty()).toContainEqual({ staff: { id: manager }, standsInFor: { id: worker } })
  const instead = await scene.register('steward', leak)
  type Considered = Given & { assignment: { candidates: object[] } }
  const considered = 'assignedTo { id } assignment { candidates { verdict staff { id } standsInFor { id } } }'
  const { assignedTo, assignment } = await orderOf<Considered>(scene, instead, 'OPENED', considered)
  expect(assignedTo?.id).toBe(manager)
  expect(assignment.candidates).toContainEqual({
    verdict: 'ABSENT',
    staff: { id: worker },
    standsInFor: null,
  })
  expect(assignment.candidates).toContainEqual({
    verdict: 'CHOSEN',
    staff: { id: manager },
    standsInFor: { id: worker },
  })
  await scene.does('worker', 'endAbsence', { absenceId }, 'id')
  expect(await refused('worker', 'endAbsence', { absenceId })).toEqual(['ABSENCE_OVER'])
  expect(await onDuty()).toContainEqual({ staff: { id: worker }, standsInFor: null })
  expect((await onDuty()).map(({ staff }) => staff.id)).not.toContain(manager)
  const id = await scene.register('steward', leak)
  const order = await orderOf<Given>(scene, id, 'OPENED', 'assignedTo { id }')
  expect(order.assignedTo?.id).toBe(worker)
  await scene.does('worker', 'acceptWorkOrder', at(order))
})
