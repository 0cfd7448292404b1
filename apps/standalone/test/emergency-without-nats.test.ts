import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { unitId } from '@shouwen/scenarios/seed/seed'
import { OwnNatsServer } from '@shouwen/testing/own-nats-server'
import { aPlaybook } from './clauses/a-playbook'
import { Scene, estate } from './clauses/scene'
import { aWorldHere } from './world-here'

const MORNING = '2026-03-02T01:00:00.000Z'

let server: OwnNatsServer
let scene: Scene

beforeAll(async () => {
  server = await OwnNatsServer.place()
  server.start()
  scene = new Scene(
    await aWorldHere({ start: MORNING, nats: { url: server.url, prefix: 'own', replicas: 1 } }),
  )
}, 90_000)

afterAll(async () => {
  await scene?.close()
  await server?.remove()
})

interface Raised {
  readonly id: string
  readonly emergency: {
    readonly state: string
    readonly callGuardRoom: { telephone: string } | null
    readonly dutyNumbers: { post: string }[]
    readonly outsideNumbers: { number: string }[]
  }
  readonly unit: { residents: { telephone: string }[] }
  readonly workOrders: { department: { name: string } }[]
}

const standing =
  'emergency { state callGuardRoom { telephone } dutyNumbers { post } outsideNumbers { number } }'

async function raise(): Promise<Raised> {
  const projectId = await scene.project(estate)
  const call = {
    category: 'medical-emergency',
    address: '三号楼 502',
    telephone: '13812345678',
    condition: '胸闷',
  }
  const home = await unitId(scene.world.client, 'steward', estate, '3-1-502')
  const fields = `id ${standing} unit { residents { telephone } } workOrders { department { name } }`
  return scene.does<Raised>('steward', 'raiseEmergency', { projectId, unitId: home, ...call }, fields)
}

test('P5.6.6.1 P5.6.6.2 an emergency is raised and the guard room known while NATS is down; afterwards the rest catches up', async () => {
  const { id: before } = await raise()
  await scene.appeal<Raised>(before, standing, ({ emergency }) => emergency.dutyNumbers.length === 3)
  await server.end()
  const raised = await raise()
  expect(raised).toMatchObject({
    emergency: { state: 'TASKING', callGuardRoom: null, outsideNumbers: [{ number: '120' }] },
    unit: { residents: [{ telephone: '+8613800138502' }] },
    workOrders: [],
  })
  expect(raised.emergency.dutyNumbers.map(({ post }) => post).sort()).toEqual([
    'CONTROL_ROOM',
    'DUTY_MANAGER',
    'GUARD_ROOM',
  ])
  scene.moveTo('2026-03-02T01:00:10.000Z')
  const { emergency } = await scene.appeal<Raised>(raised.id, standing)
  expect(emergency).toMatchObject({ state: 'TASKING', callGuardRoom: { telephone: '+862787650110' } })
  const steps = aPlaybook(scene, raised.id, 'medical-emergency')
  await steps.does('security', 'guards')
  expect((await scene.appeal<Raised>(raised.id, standing)).emergency.state).toBe('ACCEPTED')
  server.start()
  const { workOrders } = await scene.appeal<Raised>(
    raised.id,
    'workOrders { department { name } }',
    (seen) => seen.workOrders.length > 0,
  )
  expect(workOrders).toEqual([{ department: { name: '公共秩序维护部' } }])
  const [clock] = await steps.clocks('guards', ({ state }) => state === 'MET')
  expect(clock).toMatchObject({ clause: 'P5.6.6.2', stoppedAt: '2026-03-02T01:00:10.000Z' })
}, 180_000)
