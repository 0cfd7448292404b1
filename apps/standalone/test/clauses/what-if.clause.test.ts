import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { until } from '@shouwen/scenarios/schema-client'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { Scene, complaintForm, estate } from './scene'

interface Figures {
  readonly clocks: number
  readonly met: number
  readonly breached: number
}

interface Simulated {
  readonly state: string
  readonly lines:
    | readonly {
        readonly clock: { readonly code: string; readonly clause: string }
        readonly whatIf: Figures
        readonly happened: Figures
      }[]
    | null
}

const { residential } = shippedPacks
const figures = '{ clocks met breached }'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})

afterAll(() => scene?.close())

async function simulate(pack: object): Promise<NonNullable<Simulated['lines']>> {
  const span = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' }
  const projectIds = [await scene.project(estate)]
  const { id } = await scene.does<{ id: string }>(
    'management',
    'startSimulation',
    { ...pack, ...span, projectIds },
    'id',
  )
  scene.world.wake('sla', 'replay-past')
  const { lines } = await until(async () => {
    const { simulation } = await scene.query<{ simulation: Simulated }>(
      'management',
      `query Look($id: ID!) { simulation(id: $id) {
        state lines(by: [CLOCK]) { clock { code clause } whatIf ${figures} happened ${figures} }
      } }`,
      { id },
    )
    if (simulation.state !== 'DONE') throw new Error(`still ${simulation.state}`)
    return simulation
  })
  if (lines === null) throw new Error('there is no result')
  return lines
}

test('C0.1 what another procedure would have come to is seen before it is published: the same is the same', async () => {
  const id = await scene.register('steward', complaintForm)
  type Seen = { clocks: { code: string; state: string }[] }
  const opened = ({ clocks }: Seen): boolean => clocks.length > 0
  await scene.appeal<Seen>(id, 'clocks { code state }', opened)
  scene.moveTo('2026-03-02T01:20:00Z')
  await scene.appeal<Seen>(id, 'clocks { code state }', opened)
  scene.moveTo('2026-03-03T02:00:00Z')

  const same = await simulate({ packId: 'residential', version: residential.version })
  expect(same.length).toBeGreaterThan(0)
  for (const { whatIf, happened } of same) expect(whatIf).toEqual(happened)

  const clocks = residential.clocks.map((rule) =>
    rule.code === 'feedback-same-day' ? { ...rule, window: { days: 2 } } : rule,
  )
  const draft = await simulate({ pack: { ...residential, id: 'two-days', version: 1, clocks } })
  expect(draft.find(({ clock }) => clock.code === 'feedback-same-day')).toMatchObject({
    clock: { clause: 'P5.2.3' },
    whatIf: { clocks: 1, breached: 0 },
    happened: { clocks: 1, breached: 1 },
  })

  const input = { packId: 'residential', version: residential.version, from: '2026-03-01T00:00:00Z' }
  const asked = { ...input, to: '2026-04-01T00:00:00Z', projectIds: [await scene.project(estate)] }
  expect((await scene.tries('director', 'startSimulation', asked)).codes).toEqual(['NOT_PERMITTED'])
  const backwards = { ...asked, to: '2026-02-01T00:00:00Z' }
  expect((await scene.tries('management', 'startSimulation', backwards)).codes).toEqual(['INPUT_INVALID'])
})
