import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { until } from '@shouwen/scenarios/schema-client'
import { Scene, clockFields, complaintForm, estate, feedback, formOf, mall } from './scene'
import type { ClockSeen } from './scene'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})

afterAll(() => scene?.close())

const firstContact = 'firstContact { name }'
interface Contact {
  readonly firstContact: { readonly name: string }
}

test('P3.kinds six kinds of appeals are received, each under clocks of its own; another kind is not', async () => {
  const service = ['service-rectification-same-day', 'service-reply-same-day']
  const own = [
    {
      kind: 'COMPLAINT',
      clocks: ['feedback-same-day', 'hand-over', 'service-complaint/contact', ...service],
      revisit: 'P5.5.1',
    },
    { kind: 'SUGGESTION', clocks: ['feedback-same-day', 'hand-over', ...service], revisit: 'P4.2' },
    { kind: 'ASSISTANCE', clocks: ['assistance', 'feedback-same-day', 'hand-over'], revisit: 'P5.5.2' },
    { kind: 'COORDINATION', clocks: ['feedback-same-day', 'hand-over'], revisit: 'P4.2' },
    { kind: 'REPAIR', clocks: ['feedback-same-day', 'hand-over', 'minor-repair'], revisit: 'P4.2' },
    { kind: 'INQUIRY', clocks: ['feedback-same-day'], revisit: 'P4.2' },
  ]
  const seen = await Promise.all(
    own.map(async ({ kind, clocks }) => {
      const id = await scene.register('steward', formOf(kind))
      type Seen = { clocks: ClockSeen[] }
      const run = await scene.appeal<Seen>(id, clockFields, (appeal) => appeal.clocks.length >= clocks.length)
      await scene.settle(id, kind)
      const { clause: revisit } = await scene.dueRevisit(id)
      return { kind, clocks: run.clocks.map(({ code }) => code).sort(), revisit }
    }),
  )
  expect(seen).toEqual(own)
  const projectId = await scene.project(estate)
  const praise = { projectId, ...complaintForm, kind: 'COMMENDATION' }
  expect((await scene.tries('steward', 'registerAppeal', praise)).codes).toEqual(['KIND_NOT_IN_PROCEDURE'])
  const gossip = { projectId, ...complaintForm, kind: 'GOSSIP' }
  expect((await scene.tries('steward', 'registerAppeal', gossip)).codes).toEqual(['INPUT_INVALID'])
  const inMall = { projectId: await scene.project(mall), ...complaintForm, kind: 'COORDINATION' }
  expect((await scene.tries('mall-operator', 'registerAppeal', inMall)).codes).toEqual([
    'KIND_NOT_IN_PROCEDURE',
  ])
})

test('P3.channels every appeal says how it reached us, and the office is told how many by each way', async () => {
  const counts = async (): Promise<Record<string, number>> => {
    const { appealCounts } = await scene.query<{ appealCounts: { keys: [string]; count: number }[] }>(
      'director',
      '{ appealCounts(by: [CHANNEL]) { keys count } }',
    )
    return Object.fromEntries(appealCounts.map(({ keys: [channel], count }) => [channel, count]))
  }
  const channels = ['TELEPHONE', 'IN_PERSON', 'LETTER', 'ONLINE', 'EMAIL', 'MUNICIPAL_FORWARD']
  const registered = async (): Promise<number> => {
    const { appeals } = await scene.query<{ appeals: { edges: object[] } }>(
      'director',
      '{ appeals(first: 100) { edges { cursor } } }',
    )
    return appeals.edges.length
  }
  const all = await registered()
  const before = await until(async () => {
    const seen = await counts()
    if (Object.values(seen).reduce((sum, count) => sum + count, 0) < all) throw new Error('not all counted')
    return seen
  })
  for (const [times, channel] of channels.entries()) {
    for (let time = 0; time <= times; time++) {
      const id = await scene.register('steward', { ...complaintForm, channel })
      expect(await scene.appeal(id, 'channel')).toEqual({ channel })
    }
  }
  await until(async () => {
    const after = await counts()
    const more = channels.map((channel) => (after[channel] ?? 0) - (before[channel] ?? 0))
    expect(more).toEqual([1, 2, 3, 4, 5, 6])
  })
  const { channel: _without, ...silent } = complaintForm
  const projectId = await scene.project(estate)
  expect((await scene.tries('steward', 'registerAppeal', { projectId, ...silent })).codes).toEqual([
    'INPUT_INVALID',
  ])
  expect(
    (await scene.tries('steward', 'registerAppeal', { projectId, ...silent, channel: 'TELEX' })).codes,
  ).toEqual(['INPUT_INVALID'])
})

test('P4.2 the building steward registers, revisits and archives, by lists of what is to be done; a worker may not', async () => {
  type Mine = { mineToAnswerFor: { edges: { node: { id: string } }[] } }
  const mine = async (persona: string): Promise<string[]> => {
    const list = '{ mineToAnswerFor(first: 100) { edges { node { id } } } }'
    const { mineToAnswerFor } = await scene.query<Mine>(persona, list)
    return mineToAnswerFor.edges.map(({ node }) => node.id)
  }
  type Due = { revisitsDue: { edges: { node: { appeal: { id: string } } }[] } }
  const due = async (): Promise<string[]> => {
    const list = '{ revisitsDue(first: 100) { edges { node { appeal { id } } } } }'
    const { revisitsDue } = await scene.query<Due>('steward', list)
    return revisitsDue.edges.map(({ node }) => node.appeal.id)
  }
  const form = { projectId: await scene.project(estate), ...complaintForm }
  expect((await scene.tries('cleaner', 'registerAppeal', form)).codes).toEqual(['NOT_PERMITTED'])

  const id = await scene.register('steward', complaintForm)
  expect(await mine('steward')).toContain(id)
  expect(await mine('cleaner')).not.toContain(id)
  expect(await due()).not.toContain(id)
  await scene.settle(id)

  const revisit = await scene.dueRevisit(id)
  expect(await due()).toContain(id)
  const asked = {
    revisitId: revisit.id,
    expectedVersion: revisit.version,
    method: 'ONLINE',
    satisfaction: 'SATISFIED',
  }
  expect((await scene.tries('cleaner', 'completeRevisit', asked)).codes).toEqual(['NOT_PERMITTED'])
  await scene.does('steward', 'completeRevisit', asked)
  await scene.appeal<{ status: string }>(id, 'status', ({ status }) => status === 'CLOSED')
  expect(await due()).not.toContain(id)

  expect(await mine('steward')).toContain(id)
  expect((await scene.refusalOf('cleaner', 'archiveAppeal', id)).code).toBe('NOT_PERMITTED')
  await scene.changes('steward', 'archiveAppeal', id)
  expect(await mine('steward')).not.toContain(id)

  /** The kinds that no other clause has revisited are the steward's to revisit, too. */
  const suggestion = await scene.register('steward', formOf('SUGGESTION'))
  await scene.settle(suggestion, 'SUGGESTION')
  expect((await scene.dueRevisit(suggestion)).clause).toBe('P4.2')
  expect(await due()).toContain(suggestion)
  expect(await scene.refusalOf('steward', 'closeAppeal', suggestion)).toEqual({
    code: 'APPEAL_NOT_REVISITED',
    clause: 'P4.2',
  })
  expect(await scene.revisitClock(suggestion)).toEqual({ clause: 'P4.2', days: 3 })
})

test('P5.1.2 whoever receives it is first contact from the form to the archive, and nobody beside them tells the customer or declares it settled', async () => {
  const id = await scene.register('steward', complaintForm)
  const contact = { firstContact: { name: '林晓梅' } }
  expect(await scene.appeal<Contact>(id, firstContact)).toEqual(contact)
  await scene.work('cleaner', id)
  const progressId = await scene.report('cleaner', id)
  await scene.changes('director', 'reviewProgress', id, { progressId })
  const notYours = { code: 'NOT_FIRST_CONTACT', clause: 'P4.1' }
  expect(await scene.refusalOf('security', 'informCustomer', id, feedback(progressId))).toEqual(notYours)
  await scene.inform('steward', id, progressId)
  expect(await scene.refusalOf('security', 'resolveAppeal', id, { outcome: '已办结。' })).toEqual(notYours)
  await scene.doSteps(id, ['cleaner'])
  await scene.changes('steward', 'resolveAppeal', id, { outcome: '已办结。' })
  await scene.revisit('director', id)
  await scene.appeal<{ status: string }>(id, 'status', ({ status }) => status === 'CLOSED')
  await scene.changes('director', 'archiveAppeal', id)
  expect(await scene.appeal(id, `status ${firstContact}`)).toEqual({ status: 'ARCHIVED', ...contact })

  const other = await scene.register('security', complaintForm)
  expect(await scene.appeal<Contact>(other, firstContact)).toEqual({ firstContact: { name: '马志勇' } })
})

test("P5.1.3 the director's handling instruction is signed and timed; nobody below the director may sign it", async () => {
  scene.world.clock.set('2026-03-02T02:30:00.000Z')
  const id = await scene.register('steward', complaintForm)
  const content = '环境部立即清理,并于今日内回复业主。'
  for (const below of ['steward', 'cleaner', 'manager']) {
    const { code } = await scene.refusalOf(below, 'instructAppeal', id, { content })
    expect({ below, code }).toEqual({ below, code: 'NOT_PERMITTED' })
  }
  expect((await scene.refusalOf('director', 'instructAppeal', id, { content: ' ' })).code).toBe(
    'INPUT_INVALID',
  )
  scene.world.clock.set('2026-03-02T02:45:00.000Z')
  await scene.changes('director', 'instructAppeal', id, { content })
  expect(await scene.appeal(id, 'instructions { content signedAt signedBy { name } }')).toEqual({
    instructions: [{ content, signedAt: '2026-03-02T02:45:00.000Z', signedBy: { name: '周建平' } }],
  })
})
