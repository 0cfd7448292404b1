import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Scene, complaintForm, mall } from './scene'

/** Half past ten in the evening in Shanghai, on Monday; due at half past eleven. */
const RECEIVED = '2026-03-02T14:30:00.000Z'
const DUE = '2026-03-02T15:30:00.000Z'
const TOO_LATE = '2026-03-02T15:30:00.001Z'
/** A second before eight in the morning, when the quiet hours end, and then. */
const STILL_QUIET = '2026-03-02T23:59:59.000Z'
const MORNING = '2026-03-03T00:00:00.000Z'

const stopped = {
  ...complaintForm,
  category: 'power',
  content: '整层停电,无法营业。',
  impact: 'STOPS_BUSINESS',
}

interface Seen {
  readonly clocks: readonly {
    readonly code: string
    readonly state: string
    readonly warnings: readonly { readonly at: string; readonly saidAt: string | null }[]
    readonly rungs: readonly {
      readonly rung: number
      readonly to: string
      readonly clause: string
      readonly at: string
      readonly reachedAt: string | null
    }[]
  }[]
  readonly escalations: readonly {
    readonly fromRole: string
    readonly toRole: string
    readonly clause: string
    readonly escalatedBy: object | null
    readonly decision: string | null
  }[]
  readonly notices: readonly {
    readonly occasion: string
    readonly to: string
    readonly toRole: string | null
  }[]
}

const fields = `
  clocks { code state warnings { at saidAt } rungs { rung to clause at reachedAt } }
  escalations { fromRole toRole clause escalatedBy { id } decision }
  notices { occasion to toRole }
`
const code = 'stopped-business-resolution'
const clockOf = ({ clocks }: Seen): Seen['clocks'][number] | undefined =>
  clocks.find((clock) => clock.code === code)

/** Its hand-over has a ladder of its own, which is not to be heard here. */
const isHandedOver = ({ clocks }: Seen): boolean =>
  clocks.some((clock) => clock.code === 'hand-over' && clock.state === 'MET')

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open(RECEIVED)
})

afterAll(() => scene?.close())

/** An appeal of which nothing is to be heard but its warning, at an instant: when that has gone out, the house has looked. */
async function lookedAt(instant: string): Promise<void> {
  const fortyEightMinutes = 48 * 60_000
  scene.world.clock.set(new Date(Date.parse(instant) - fortyEightMinutes).toISOString())
  const witness = await scene.register('mall-operator', stopped, mall)
  await scene.appeal<Seen>(witness, fields, (seen) => clockOf(seen)?.warnings[0]?.at === instant)
  scene.moveTo(instant)
  await scene.appeal<Seen>(witness, fields, (seen) => clockOf(seen)?.warnings[0]?.saidAt !== null)
}

test('M4.6.1 who is to decide hears rung by rung: the director at once, in the night too; the management department not before the morning', async () => {
  const id = await scene.register('mall-operator', stopped, mall)
  const { rungs = [] } = clockOf(await scene.appeal<Seen>(id, fields, (seen) => isHandedOver(seen))) ?? {}
  expect(rungs).toEqual([
    { rung: 1, to: 'DIVISION_DIRECTOR', clause: 'M4.6.1', at: TOO_LATE, reachedAt: null },
    { rung: 2, to: 'MANAGEMENT_DEPARTMENT', clause: 'M4.6.1', at: MORNING, reachedAt: null },
  ])

  await lookedAt(DUE)
  expect((await scene.appeal<Seen>(id, fields)).escalations).toEqual([])

  scene.moveTo(TOO_LATE)
  const first = await scene.appeal<Seen>(id, fields, ({ escalations }) => escalations.length > 0)
  const toDirector = {
    fromRole: 'DEPARTMENT_MANAGER',
    toRole: 'DIVISION_DIRECTOR',
    clause: 'M4.6.1',
    escalatedBy: null,
    decision: null,
  }
  expect(first.escalations).toEqual([toDirector])
  expect(
    first.notices.filter(({ occasion }) => occasion === 'ESCALATED').map(({ toRole }) => toRole),
  ).toEqual(['DIVISION_DIRECTOR'])

  await lookedAt(STILL_QUIET)
  expect((await scene.appeal<Seen>(id, fields)).escalations).toEqual([toDirector])

  scene.moveTo(MORNING)
  const second = await scene.appeal<Seen>(id, fields, ({ escalations }) => escalations.length > 1)
  expect(second.escalations).toEqual([
    toDirector,
    { ...toDirector, fromRole: 'DIVISION_DIRECTOR', toRole: 'MANAGEMENT_DEPARTMENT' },
  ])
  expect(clockOf(second)?.rungs.map(({ reachedAt }) => reachedAt)).toEqual([TOO_LATE, MORNING])

  /** Each decides what they were asked, and nobody else does. */
  const decision = { decision: '启用发电机,减免当日租金。' }
  expect((await scene.refusalOf('mall-manager', 'decideEscalation', id, decision)).code).toBe(
    'ESCALATION_NOT_OPEN',
  )
  for (const persona of ['mall-director', 'management']) {
    await scene.changes(persona, 'decideEscalation', id, decision)
  }
  expect((await scene.appeal<Seen>(id, fields)).escalations.map((each) => each.decision)).toEqual([
    decision.decision,
    decision.decision,
  ])
})
