import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Scene, complaintForm, mall } from './scene'

/** 10 o'clock on Friday in Shanghai; the Saturday makes up for Spring Festival. */
const FRIDAY = '2026-02-27T02:00:00.000Z'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open(FRIDAY)
})

afterAll(() => scene?.close())

const need = {
  kind: 'ASSISTANCE',
  channel: 'TELEPHONE',
  category: 'power',
  content: '铺位要加一路电。',
  caller: { name: '许诺', telephone: '13800139106' },
}

interface Followed {
  readonly followUpDue: { readonly dueAt: string; readonly missed: number; readonly clause: string } | null
  readonly followUps: readonly { readonly content: string; readonly nextAt: string }[]
  readonly escalations: readonly { readonly clause: string; readonly toRole: string }[]
}

const fields =
  'followUpDue { dueAt missed clause } followUps { content nextAt followedBy { name } } escalations { clause toRole escalatedBy { id } }'

const look = (id: string, holds?: (seen: Followed) => boolean) => scene.appeal<Followed>(id, fields, holds)

/** So many times it was missed, and went up: the two are read one after the other. */
const gone =
  (times: number) =>
  ({ followUpDue, escalations }: Followed): boolean =>
    followUpDue?.missed === times && escalations.length === times

async function listed(persona: string, by?: string): Promise<string[]> {
  type Listed = { followUpsDue: { edges: { node: { id: string } }[] } }
  const { followUpsDue } = await scene.query<Listed>(
    persona,
    'query Due($projectId: ID, $by: DateTimeISO) { followUpsDue(projectId: $projectId, by: $by, first: 100) { edges { node { id } } } }',
    { projectId: await scene.project(mall), by: by ?? null },
  )
  return followUpsDue.edges.map(({ node }) => node.id)
}

function moveTo(instant: string): void {
  scene.world.clock.set(instant)
  scene.world.wake('intake', 'raise-missed-follow-ups')
}

test('M3.2 what is not finished is followed up each working day; what was missed goes up, once for each interval', async () => {
  const id = await scene.register('mall-operator', need, mall)
  const saturdayCloses = '2026-02-28T14:00:00.000Z'
  expect(await look(id)).toMatchObject({
    followUpDue: { dueAt: saturdayCloses, missed: 0, clause: 'M3.2' },
    followUps: [],
  })
  expect(await listed('mall-operator')).toEqual([])
  expect(await listed('mall-operator', saturdayCloses)).toEqual([id])
  expect(await listed('steward', saturdayCloses)).toEqual([])

  const words = { words: '已联系工程部,周六上门查看。' }
  const refused = (input: object, persona = 'mall-operator') =>
    scene.refusalOf(persona, 'recordFollowUp', id, { ...words, ...input })
  expect(await refused({ words: ' ' })).toMatchObject({ code: 'INPUT_INVALID' })
  expect(await refused({ nextAt: '2026-03-01T02:00:00.000Z' })).toEqual({
    code: 'FOLLOW_UP_TOO_LATE',
    clause: 'M3.2',
  })
  expect((await refused({ nextAt: FRIDAY })).code).toBe('FOLLOW_UP_TOO_LATE')
  expect((await refused({}, 'mall-worker')).code).toBe('NOT_PERMITTED')
  const estate = await scene.register('steward', complaintForm)
  expect((await scene.refusalOf('steward', 'recordFollowUp', estate, words)).code).toBe(
    'FOLLOW_UP_NOT_IN_PROCEDURE',
  )
  await scene.changes('mall-operator', 'recordFollowUp', id, words)
  expect((await look(id)).followUps).toMatchObject([
    { content: words.words, nextAt: saturdayCloses, followedBy: { name: '苏婷' } },
  ])

  /** At the due time itself it is in time; a millisecond later it is missed. */
  moveTo(saturdayCloses)
  expect((await look(id)).escalations).toEqual([])
  moveTo('2026-02-28T14:00:00.001Z')
  const missed = await look(id, gone(1))
  expect(missed).toMatchObject({
    followUpDue: { dueAt: '2026-03-02T14:00:00.000Z', missed: 1 },
    escalations: [{ clause: 'M3.2', toRole: 'DEPARTMENT_MANAGER', escalatedBy: null }],
  })
  moveTo('2026-03-02T14:00:00.001Z')
  const again = await look(id, gone(2))
  expect(again.escalations).toHaveLength(2)
  expect(again.followUpDue?.missed).toBe(2)
  await scene.changes('mall-operator', 'recordFollowUp', id, words)
  expect((await look(id)).followUpDue).toMatchObject({ missed: 0 })
})

test('M3.2 the revisit rate of a project and a time is not below 100 %: the appeals that are missing are named', async () => {
  const [from, to] = ['2026-03-05T00:00:00.000Z', '2026-03-06T00:00:00.000Z']
  scene.world.clock.set('2026-03-05T02:00:00.000Z')
  const inquiry = { ...need, kind: 'INQUIRY', category: 'other' }
  const ids = []
  for (const content of ['几点开门?', '几点闭店?']) {
    const id = await scene.register('mall-operator', { ...inquiry, content }, mall)
    await scene.changes('mall-operator', 'answerAtOnce', id, {
      channel: 'TELEPHONE',
      content: '10:00–22:00。',
    })
    await scene.dueRevisit(id)
    ids.push(id)
  }
  const projectId = await scene.project(mall)
  const rate = async (persona: string, until = to): Promise<unknown> => {
    const { revisitRate } = await scene.query<{ revisitRate: object }>(
      persona,
      `query Rate($projectId: ID!, $from: DateTimeISO!, $to: DateTimeISO!) {
         revisitRate(projectId: $projectId, from: $from, to: $to) { due done rate belowTarget missing { id } }
       }`,
      { projectId, from, to: until },
    )
    return revisitRate
  }
  const [first = '', second = ''] = ids
  await scene.revisit('mall-operator', first)
  expect(await rate('mall-manager')).toEqual({
    due: 2,
    done: 1,
    rate: 0.5,
    belowTarget: true,
    missing: [{ id: second }],
  })
  await scene.revisit('mall-operator', second)
  expect(await rate('mall-manager')).toEqual({ due: 2, done: 2, rate: 1, belowTarget: false, missing: [] })
  const nothing = { due: 0, done: 0, rate: null, belowTarget: false, missing: [] }
  expect(await rate('steward')).toEqual(nothing)
  await expect(rate('mall-manager', from)).rejects.toThrow()
})
