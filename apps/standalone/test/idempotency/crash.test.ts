import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { customerId } from '@shouwen/scenarios/lives/minor-repair'
import { eventually } from '@shouwen/testing/eventually'
import { onConnection, sqlOn } from '@shouwen/testing/servers'
import { v7 as uuidv7 } from 'uuid'
import { Scene, complaintForm, estate } from '../clauses/scene'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})

afterAll(() => scene?.close())

const CLIENTS = 20

/** Each client registers one appeal, and sends it again under the same key until it is answered. */
async function twentyRegister(): Promise<string[]> {
  const projectId = await scene.project(estate)
  const chen = await customerId(scene.world.client, 'director', '13800138502')
  const { caller: _nobody, ...complaint } = complaintForm
  return Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      const form = {
        ...complaint,
        projectId,
        customerId: chen,
        idempotencyKey: uuidv7(),
        content: `第 ${client} 位。`,
      }
      const { id } = await scene.does<{ id: string }>('steward', 'registerAppeal', form, 'id')
      return id
    }),
  )
}

const count = async (what: string): Promise<number> => {
  const [row] = await sqlOn(scene.world.databaseUrl, `select count(*)::int as number from ${what}`)
  return Number(row?.['number'])
}

const ofIntake = `from pg_stat_activity where datname = current_database() and application_name = 'shouwen intake'`

/** Cuts the connections of intake that hold, at this moment, what a condition says; how many they were. */
const cut = (condition: string): Promise<number> =>
  count(`(select pg_terminate_backend(pid) ${ofIntake} and ${condition}) as cut`)

/** Every appeal that was answered for is there once, with its fact, its answer under its key and a number of its own. */
async function expectEachOnce(ids: readonly string[], before: number): Promise<void> {
  expect(new Set(ids).size).toBe(ids.length)
  const all = before + ids.length
  expect(await count('intake.appeals')).toBe(all)
  expect(await count(`(select distinct number from intake.appeals) as numbers`)).toBe(all)
  expect(await count(`intake.events where type = 'intake.appeal.registered.v1'`)).toBe(all)
  const answered = `operation = 'intake.registerAppeal' and result is not null`
  expect(await count(`intake.idempotency where ${answered}`)).toBe(all)
  expect(await count('intake.idempotency where result is null')).toBe(0)
  await eventually(async () => expect(await count('dispatch.handovers')).toBe(all))
  await eventually(async () => expect(await count('analytics.appeal_facts')).toBe(all))
  const counted = await scene.query<{ appealCounts: { count: number }[] }>(
    'management',
    '{ appealCounts(by: [KIND]) { count } }',
  )
  expect(counted.appealCounts).toEqual([{ count: all }])
}

test('a crash between the work and its commit leaves nothing, and the repeat makes it good', async () => {
  const before = await count('intake.appeals')
  const crashed = await onConnection(scene.world.databaseUrl, async (query) => {
    await query('begin')
    // Facts are written last: whoever waits here has done its work and has not committed.
    await query('lock table intake.events in share mode')
    const registered = twentyRegister()
    const waiting = await eventually(async () => {
      const backends = await count(`(select ${ofIntake} and wait_event_type = 'Lock') as waiting`)
      expect(backends).toBeGreaterThanOrEqual(5)
      return backends
    })
    expect(await count('intake.appeals')).toBe(before)
    expect(await cut(`wait_event_type = 'Lock'`)).toBeGreaterThanOrEqual(waiting)
    await query('rollback')
    return registered
  })
  await expectEachOnce(crashed, before)
}, 90_000)

test('connections that are cut again and again lose and double nothing', async () => {
  const before = await count('intake.appeals')
  const registering = twentyRegister()
  for (let round = 1; round <= 5; round += 1) {
    const seen = await count('intake.appeals')
    await cut('true')
    await eventually(async () => {
      const now = await count('intake.appeals')
      expect(now > seen || now === before + CLIENTS).toBe(true)
    })
  }
  await expectEachOnce(await registering, before)
}, 90_000)
