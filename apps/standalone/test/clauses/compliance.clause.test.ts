import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { until } from '@shouwen/scenarios/schema-client'
import { idOf } from './newcomers'
import { Scene, complaintForm, estate, formOf, mall } from './scene'

const MORNING = '2026-03-02T01:00:00.000Z'
const span = { from: '2026-03-02T00:00:00.000Z', to: '2026-03-08T00:00:00.000Z' }

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open(MORNING)
})

afterAll(() => scene?.close())

type Listed = { dueNext: { edges: { node: { clause: string; dueAt: string; appeal: { id: string } } }[] } }

async function dueOf(persona: string, of: string): Promise<Listed['dueNext']['edges'][number]['node'][]> {
  const { dueNext } = await scene.query<Listed>(
    persona,
    'query Due($of: DueNextScope) { dueNext(of: $of, first: 100) { edges { node { clause dueAt appeal { id } } } } }',
    { of },
  )
  return dueNext.edges.map(({ node }) => node)
}

const appealsDue = async (persona: string, of: string): Promise<string[]> => [
  ...new Set((await dueOf(persona, of)).map(({ appeal }) => appeal.id)),
]

/** Waits until somebody's list is as it should be: facts are on their way. */
const listed = (persona: string, of: string, ids: readonly string[]): Promise<void> =>
  until(async () => expect((await appealsDue(persona, of)).sort()).toEqual([...ids].sort()))

test('P4.1 what is due next of mine goes with the duty of the first contact, and is at once right', async () => {
  const [handedOn, kept] = [
    await scene.register('steward', complaintForm),
    await scene.register('steward', complaintForm),
  ]
  const elsewhere = await scene.register(
    'mall-operator',
    { ...complaintForm, category: 'signage', content: '导视牌指错方向。' },
    mall,
  )
  await listed('steward', 'MINE', [handedOn, kept])
  await listed('security', 'MINE', [])
  const due = (await dueOf('steward', 'MINE')).map(({ dueAt }) => dueAt)
  expect(due).toEqual([...due].sort())

  const to = await idOf(scene, 'security')
  await scene.changes('steward', 'offerContact', handedOn, { to, reason: '交接班。' })
  /** Offered is not accepted: it stays with whoever has it. */
  await listed('steward', 'MINE', [handedOn, kept])
  await scene.changes('security', 'answerContactOffer', handedOn, { answer: 'ACCEPTED', reason: null })
  await listed('security', 'MINE', [handedOn])
  await listed('steward', 'MINE', [kept])

  await listed('director', 'MY_OFFICE', [handedOn, kept])
  await listed('mall-manager', 'MY_OFFICE', [elsewhere])
  await listed('management', 'MY_OFFICE', [])
  await listed('management', 'ALL', [handedOn, kept, elsewhere])

  /** Whoever takes the order has its time among theirs, until the work is done. */
  await listed('cleaner', 'MINE', [])
  await scene.work('cleaner', kept)
  await listed('cleaner', 'MINE', [])
})

interface Row {
  readonly key: string | null
  readonly met: number
  readonly breached: number
  readonly running: number
  readonly rate: number | null
  readonly lateness: { readonly median: number; readonly most: number } | null
}

async function compliance(persona: string, input: object): Promise<Row[]> {
  const { compliance: rows } = await scene.query<{ compliance: Row[] }>(
    persona,
    `query Ask($input: ComplianceInput!) {
      compliance(input: $input) { key met breached running rate lateness { median most } }
    }`,
    { input: { ...span, ...input } },
  )
  return rows
}

test('P4.3 the director sees which promises of the office were kept, by how much others were late, and whose they are; not those of a mall', async () => {
  scene.moveTo(MORNING)
  const [inTime, late] = [
    await scene.register('steward', formOf('REPAIR')),
    await scene.register('steward', formOf('REPAIR')),
  ]
  for (const id of [inTime, late]) {
    await scene.work('worker', id)
    const progressId = await scene.report('worker', id)
    await scene.changes('director', 'reviewProgress', id, { progressId })
    await scene.inform('steward', id, progressId)
    await scene.doSteps(id, ['steward', 'worker'])
  }
  /** P5.4.2: at the end of the eight hours it is in time; a minute later it is late. */
  scene.moveTo('2026-03-02T09:00:00.000Z')
  await scene.changes('steward', 'resolveAppeal', inTime, { outcome: '已修复。' })
  scene.moveTo('2026-03-02T09:01:00.000Z')
  await scene.changes('steward', 'resolveAppeal', late, { outcome: '已修复。' })

  const projectId = await scene.project(estate)
  const repairs = { kinds: ['REPAIR'], clauses: ['P5.4.2'] }
  const kept = { met: 1, breached: 1, running: 0, rate: 0.5, lateness: { median: 60, most: 60 } }
  await until(async () =>
    expect(await compliance('director', { ...repairs, by: 'PROJECT' })).toEqual([
      { key: projectId, ...kept },
    ]),
  )
  expect(await compliance('director', { ...repairs, by: 'CLAUSE' })).toEqual([{ key: 'P5.4.2', ...kept }])
  expect(await compliance('director', { ...repairs, by: 'KIND' })).toEqual([{ key: 'REPAIR', ...kept }])
  const steward = await idOf(scene, 'steward')
  expect(await compliance('director', { ...repairs, by: 'PERSON' })).toEqual([{ key: steward, ...kept }])
  const { department } = await scene.appeal<{ department: { id: string } }>(late, 'department { id }')
  const byDepartment = { ...repairs, by: 'DEPARTMENT' }
  expect(await compliance('director', byDepartment)).toEqual([{ key: department.id, ...kept }])

  type Behind = { clocksOf: { edges: { node: { dueAt: string; appeal: { number: string; id: string } } }[] } }
  const { clocksOf } = await scene.query<Behind>(
    'director',
    `query Behind($input: ComplianceInput!, $key: String) {
      clocksOf(input: $input, key: $key, state: BREACHED) { edges { node { dueAt appeal { id number } } } }
    }`,
    { input: { ...span, ...byDepartment }, key: department.id },
  )
  expect(clocksOf.edges.map(({ node }) => node.appeal.id)).toEqual([late])

  expect(await compliance('mall-director', { ...repairs, by: 'PROJECT' })).toEqual([])
  const asked = { input: { ...span, by: 'PROJECT' } }
  const refused = await scene.world.client.ask(
    'steward',
    'query Ask($input: ComplianceInput!) { compliance(input: $input) { key } }',
    asked,
  )
  expect(refused.codes).toEqual(['NOT_PERMITTED'])
})
