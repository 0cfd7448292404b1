import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { until } from '@shouwen/scenarios/schema-client'
import { Scene, complaintForm, estate, formOf, mall } from './scene'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})

afterAll(() => scene?.close())

interface Counted {
  readonly keys: readonly string[]
  readonly count: number
}

/** How many appeals of each kind and status somebody is told of. */
async function counts(persona: string, by: string): Promise<Record<string, number>> {
  const { appealCounts } = await scene.query<{ appealCounts: Counted[] }>(
    persona,
    `query Count { appealCounts(by: [${by}]) { keys count } }`,
  )
  return Object.fromEntries(appealCounts.map(({ keys, count }) => [keys.join(' '), count]))
}

/** The ids of the appeals that somebody sees. */
async function seen(persona: string): Promise<string[]> {
  const { appeals } = await scene.query<{ appeals: { edges: { node: { id: string } }[] } }>(
    persona,
    '{ appeals(first: 100) { edges { node { id } } } }',
  )
  return appeals.edges.map(({ node }) => node.id)
}

const atTheMall = {
  ...complaintForm,
  category: 'power',
  impact: 'EQUIPMENT_OR_OTHER',
  content: '铺位照明不亮。',
}

test('P4.3 the director organises the handling of the office and has its figures: what was asked, and how far it has come; not those of a mall', async () => {
  const before = await counts('director', 'KIND, STATUS')
  const complaint = await scene.register('steward', complaintForm)
  await scene.register('steward', formOf('REPAIR'))
  await scene.register('mall-operator', atTheMall, mall)

  await scene.changes('director', 'instructAppeal', complaint, { content: '环境部今日整改。' })
  expect(
    (await scene.refusalOf('steward', 'instructAppeal', complaint, { content: '今日整改。' })).code,
  ).toBe('NOT_PERMITTED')
  await scene.work('cleaner', complaint)
  const progressId = await scene.report('cleaner', complaint)
  expect((await scene.refusalOf('cleaner', 'reviewProgress', complaint, { progressId })).code).toBe(
    'NOT_PERMITTED',
  )
  await scene.changes('director', 'reviewProgress', complaint, { progressId })

  const of = (key: string): number => before[key] ?? 0
  await until(async () => {
    expect(await counts('director', 'KIND, STATUS')).toEqual({
      ...before,
      'COMPLAINT IN_PROGRESS': of('COMPLAINT IN_PROGRESS') + 1,
      'REPAIR HANDED_OVER': of('REPAIR HANDED_OVER') + 1,
    })
  })
  expect(Object.keys(await counts('director', 'PROJECT'))).toEqual([estate])
})

test("P4.4 the general manager's office supervises every project: it reads and counts them all, and checks what auditors sample; it handles nothing itself", async () => {
  const [home, shop] = [await scene.life(), await scene.register('mall-operator', atTheMall, mall)]
  expect(await seen('gm-office')).toEqual(expect.arrayContaining([home, shop]))
  expect(await seen('director')).not.toContain(shop)
  await until(async () => {
    expect(Object.keys(await counts('gm-office', 'PROJECT')).sort()).toEqual([mall, estate].sort())
  })
  const theirs = await scene.appeal<{
    content: string
    allowedActions: { action: string; allowed: boolean }[]
  }>(shop, 'content allowedActions { action allowed }', undefined, 'gm-office')
  expect(theirs.content).toBe(atTheMall.content)
  expect(theirs.allowedActions.filter(({ allowed }) => allowed)).toEqual([])
  expect((await scene.refusalOf('gm-office', 'instructAppeal', shop, { content: '今日整改。' })).code).toBe(
    'NOT_PERMITTED',
  )

  /** Once the month is over it draws its sample of the revisits; the office may not. */
  scene.moveTo('2026-04-01T01:00:00.000Z')
  const input = { projectId: await scene.project(estate), auditor: 'GM_OFFICE', period: '2026-03' }
  expect((await scene.tries('director', 'drawAuditSample', input)).codes).toEqual(['NOT_PERMITTED'])
  await scene.does('gm-office', 'drawAuditSample', input, 'id')
})
