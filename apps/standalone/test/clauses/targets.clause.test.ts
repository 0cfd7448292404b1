import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { Scene, complaintForm, estate, formOf } from './scene'

/** 9 o'clock on Monday in Shanghai. */
const MORNING = Date.parse('2026-03-02T01:00:00.000Z')
const at = (minutes: number, ms = 0): string => new Date(MORNING + minutes * 60_000 + ms).toISOString()

interface Seen {
  readonly code: string
  readonly target: string
  readonly owedTo: string
  readonly clause: string
  readonly startedAt: string
  readonly dueAt: string | null
  readonly state: string
  readonly stoppedAt: string | null
  readonly breachedAt: string | null
}

const fields = 'clocks { code target owedTo clause startedAt dueAt state stoppedAt breachedAt }'

/** What a group asks for by itself: each target with what starts it and what tells that it was reached. */
const rules = [
  {
    code: 'first-response',
    target: 'firstResponse',
    startsOn: 'registered',
    stopsOn: 'orderAccepted',
    minutes: 30,
  },
  { code: 'progress', target: 'progress', startsOn: 'registered', stopsOn: 'progressReported', minutes: 60 },
  { code: 'contact', target: 'contact', startsOn: 'received', stopsOn: 'fedBack', minutes: 120 },
  { code: 'decision', target: 'decision', startsOn: 'escalated', stopsOn: 'decided', minutes: 45 },
  { code: 'written', target: 'writtenReply', startsOn: 'registered', stopsOn: 'replied', minutes: 180 },
] as const

const clocks = rules.map(({ minutes, ...rule }) => ({
  ...rule,
  window: { minutes },
  when: rule.code === 'written' ? { kinds: ['inquiry'], channels: ['letter'] } : { kinds: ['complaint'] },
  clause: 'G1.1',
}))

const { residential } = shippedPacks
const basedOn = { id: residential.id, version: residential.version }
const own = { ...residential, id: 'own-targets', version: 1, basedOn, clocks }

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open(at(0))
  await scene.does('management', 'publishProcedure', { scope: estate, pack: own }, 'packId version')
}, 60_000)

beforeEach(() => scene.world.clock.set(at(0)))

afterAll(() => scene?.close(), 60_000)

/** A clock of an appeal by its code, as it should be. */
async function clockOf(
  id: string,
  code: string,
  holds: (clock: Seen) => boolean = () => true,
): Promise<Seen> {
  const isIt = (clock: Seen): boolean => clock.code === code && holds(clock)
  const seen = await scene.appeal<{ clocks: Seen[] }>(id, fields, (found) => found.clocks.some(isIt))
  const clock = seen.clocks.find(isIt)
  if (clock === undefined) throw new Error(`no clock ${code}`)
  return clock
}

const ended = ({ state }: Seen): boolean => state !== 'RUNNING'

/** What reaches each target, and what is done before, which may reach none. */
interface Reached {
  readonly code: string
  readonly target: string
  readonly minutes: number
  readonly form?: object
  readonly before?: (id: string) => Promise<unknown>
  readonly act: (id: string) => Promise<unknown>
}

async function reviewed(id: string): Promise<string> {
  const progressId = await scene.report('cleaner', id)
  await scene.changes('director', 'reviewProgress', id, { progressId })
  return progressId
}

async function accepts(id: string): Promise<void> {
  type Orders = { workOrders: { id: string; version: number }[] }
  const seen = await scene.appeal<Orders>(
    id,
    'workOrders { id version }',
    ({ workOrders }) => workOrders.length > 0,
  )
  const [order] = seen.workOrders
  await scene.does('cleaner', 'acceptWorkOrder', { workOrderId: order?.id, expectedVersion: order?.version })
}

const letter = { ...formOf('INQUIRY'), channel: 'LETTER' }

const table: readonly Reached[] = [
  { code: 'first-response', target: 'FIRST_RESPONSE', minutes: 30, act: accepts },
  { code: 'progress', target: 'PROGRESS', minutes: 60, act: (id) => scene.report('cleaner', id) },
  {
    code: 'contact',
    target: 'CONTACT',
    minutes: 120,
    act: async (id) => scene.inform('steward', id, await reviewed(id)),
  },
  {
    code: 'decision',
    target: 'DECISION',
    minutes: 45,
    before: (id) => scene.changes('steward', 'escalateAppeal', id, { reason: '需增派保洁人员。' }),
    act: (id) => scene.changes('director', 'decideEscalation', id, { decision: '调两名保洁员。' }),
  },
  {
    code: 'written',
    target: 'WRITTEN_REPLY',
    minutes: 180,
    form: letter,
    before: async (id) => {
      await scene.changes('steward', 'draftReply', id, { body: '月租车位每月三百元。' })
      await scene.changes('director', 'approveReply', id)
    },
    act: (id) => scene.changes('steward', 'deliverReply', id, { channel: 'LETTER', receipt: '本人签收' }),
  },
]

test.each(table)(
  'C0.1 a group’s own procedure counts $target: it starts, is met by its last millisecond, and breaches from the next',
  async ({ code, target, minutes, form = complaintForm, before, act }) => {
    for (const [ms, state] of [
      [0, 'MET'],
      [1, 'LATE'],
    ] as const) {
      scene.world.clock.set(at(0))
      const id = await scene.register('steward', { ...form })
      await before?.(id)
      const running = { code, target, owedTo: 'CUSTOMER', clause: 'G1.1', state: 'RUNNING', breachedAt: null }
      expect(await clockOf(id, code)).toMatchObject({ ...running, startedAt: at(0), dueAt: at(minutes) })
      scene.moveTo(at(minutes, ms))
      await act(id)
      expect(await clockOf(id, code, ended)).toMatchObject({
        state,
        stoppedAt: at(minutes, ms),
        breachedAt: state === 'LATE' ? at(minutes, 1) : null,
      })
    }
  },
  60_000,
)

test('C0.1 a target that nothing would start or reach is refused, each fault with its path', async () => {
  const clock = { ...clocks[0], code: 'odd' }
  const refused = async (changes: object): Promise<unknown> => {
    const pack = { ...own, version: 2, clocks: [{ ...clock, ...changes }] }
    const { errors } = await scene.tries('management', 'publishProcedure', { scope: estate, pack })
    return errors[0]?.extensions?.facts?.['problems']
  }
  expect(await refused({ target: 'decision', stopsOn: 'resolved' })).toEqual([
    'clocks.0.stopsOn: "decision" is told by "decided"',
  ])
  expect(await refused({ target: 'decision', stopsOn: 'decided' })).toEqual([
    'clocks.0.stopsOn: "decided" does not come after "registered"',
  ])
  expect(await refused({ startsOn: 'orderOpened', target: 'resolution', stopsOn: 'resolved' })).toEqual([
    'clocks.0.stopsOn: "resolved" does not come after "orderOpened"',
  ])
  expect(await refused({ startsOn: 'never' })).toEqual([expect.stringContaining('clocks.0.startsOn')])
})
