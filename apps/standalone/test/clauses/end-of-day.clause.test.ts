import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Scene, clockFields, clocksOf, complaintForm, estate, mall, type ClockSeen } from './scene'

/** 9 o'clock on Monday in Shanghai. */
const MORNING = '2026-03-02T01:00:00.000Z'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open(MORNING)
})

afterAll(() => scene?.close())

interface Duties {
  readonly dailyDuties: readonly {
    readonly day: string
    readonly clause: string
    readonly doneAt: string | null
  }[]
}

const duties = 'dailyDuties { day clause doneAt }'

function endOfDay(instant: string): void {
  scene.world.clock.set(instant)
  scene.world.wake('intake', 'raise-duties')
}

async function owed(path: string, persona: string): Promise<string[]> {
  type Listed = { feedbackOwed: { edges: { node: { id: string } }[] } }
  const { feedbackOwed } = await scene.query<Listed>(
    persona,
    'query Owed($projectId: ID) { feedbackOwed(projectId: $projectId, first: 100) { edges { node { id } } } }',
    { projectId: await scene.project(path) },
  )
  return feedbackOwed.edges.map(({ node }) => node.id)
}

test('P5.2.3 whoever was not helped the same day hears how it stands; at its end every open appeal without word is raised, day by day', async () => {
  const noise = { ...complaintForm, category: 'noise', content: '楼上装修噪声。' }
  const told = await scene.register('steward', noise)
  const untold = await scene.register('steward', noise)
  await scene.work('security', told)
  const progressId = await scene.report('security', told)
  await scene.changes('director', 'reviewProgress', told, { progressId })
  await scene.inform('steward', told, progressId)
  /** The clock runs to the end of the day in Shanghai, and stops when the customer has heard. */
  const { clocks } = await scene.appeal<{ clocks: ClockSeen[] }>(told, clockFields, (seen) =>
    clocksOf(seen, 'P5.2.3').some(({ state }) => state !== 'RUNNING'),
  )
  expect(clocksOf({ clocks }, 'P5.2.3')).toMatchObject([
    { code: 'feedback-same-day', dueAt: '2026-03-02T15:59:59.999Z', state: 'MET' },
  ])

  /** One millisecond before 17:00 nothing is owed yet. */
  endOfDay('2026-03-02T08:59:59.999Z')
  const late = await scene.register('steward', noise)
  expect(await owed(estate, 'director')).toEqual([])
  endOfDay('2026-03-02T09:00:00.000Z')
  const raised = await scene.appeal<Duties>(untold, duties, ({ dailyDuties }) => dailyDuties.length > 0)
  expect(raised.dailyDuties).toEqual([{ day: '2026-03-02', clause: 'P5.2.3', doneAt: null }])
  expect(await owed(estate, 'director')).toEqual([late, untold])
  expect(await owed(estate, 'steward')).toEqual([late, untold])

  /** Somebody who was not reached has heard nothing; who was told is owed nothing any more. */
  await scene.work('security', untold)
  const report = await scene.report('security', untold)
  await scene.changes('director', 'reviewProgress', untold, { progressId: report })
  await scene.inform('steward', untold, report, 'NOT_REACHED')
  expect(await owed(estate, 'director')).toEqual([late, untold])
  await scene.inform('steward', untold, report, 'UNDERSTOOD')
  expect(await owed(estate, 'director')).toEqual([late])

  /** The next day word is owed again, of those who had been told too. */
  endOfDay('2026-03-03T09:00:00.000Z')
  const again = await scene.appeal<Duties>(untold, duties, ({ dailyDuties }) => dailyDuties.length === 2)
  expect(again.dailyDuties).toEqual([
    { day: '2026-03-02', clause: 'P5.2.3', doneAt: '2026-03-02T09:00:00.000Z' },
    { day: '2026-03-03', clause: 'P5.2.3', doneAt: null },
  ])
  expect((await owed(estate, 'director')).sort()).toEqual([late, told, untold].sort())
})

test('M4.7.2 in the mall progress is followed too: what its tenants have not heard of is raised before it closes', async () => {
  scene.world.clock.set('2026-03-04T02:00:00.000Z')
  const form = { ...complaintForm, category: 'power', content: '铺位照明不亮。' }
  const id = await scene.register('mall-operator', form, mall)
  endOfDay('2026-03-04T11:59:59.999Z')
  expect(await owed(mall, 'mall-operator')).toEqual([])
  endOfDay('2026-03-04T12:00:00.000Z')
  const { dailyDuties } = await scene.appeal<Duties>(id, duties, (seen) => seen.dailyDuties.length > 0)
  expect(dailyDuties).toEqual([{ day: '2026-03-04', clause: 'M4.7.2', doneAt: null }])
  expect(await owed(mall, 'mall-operator')).toEqual([id])
  await scene.work('mall-worker', id)
  const progressId = await scene.report('mall-worker', id)
  await scene.inform('mall-operator', id, progressId)
  expect(await owed(mall, 'mall-operator')).toEqual([])
})
