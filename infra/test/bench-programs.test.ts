import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { ownDatabase, sqlOn, type OwnDatabase } from '@shouwen/testing/servers'

/** The bench is run by hand, so what it writes into the tables of sla is tried here, on a few rows. */
const bench = join(__dirname, '../bench')

let database: OwnDatabase

beforeAll(async () => {
  database = await ownDatabase()
  // Makes the tables: nothing is due yet.
  measure('fire-timers', {})
})

afterAll(() => database.drop())

/** What a program of the bench found. */
function measure(program: string, job: object): unknown {
  const input = JSON.stringify({ databaseUrl: database.url, ...job })
  const file = join(bench, 'programs', `${program}.mjs`)
  return JSON.parse(execFileSync(process.execPath, [file], { input, encoding: 'utf8' }))
}

interface Many {
  count: number
  dueAt: string
  window?: string
  counted?: string
}

/** Clocks as the bench makes them, with copies for its reference. */
function makeClocks(many: Many): { groupId: string; projectId: string } {
  const program = `
    import pg from 'pg'
    import { makeClocks } from ${JSON.stringify(join(bench, 'clocks.mjs'))}
    import { copyForReference } from ${JSON.stringify(join(bench, 'fired.mjs'))}
    const database = new pg.Client({ connectionString: process.argv[1] })
    await database.connect()
    const made = await makeClocks(database, JSON.parse(process.argv[2]))
    await copyForReference(database, made.groupId)
    await database.end()
    process.stdout.write(JSON.stringify(made))`
  const said = execFileSync(
    process.execPath,
    ['--input-type=module', '-e', program, database.url, JSON.stringify(many)],
    { cwd: bench, encoding: 'utf8' },
  )
  return JSON.parse(said) as { groupId: string; projectId: string }
}

function factsIn(schema: string, groupId: string): Promise<Record<string, unknown>[]> {
  return sqlOn(
    database.url,
    `select type, count(*)::int as many, count(distinct data->>'clockId')::int as clocks
       from ${schema}.events where group_id = '${groupId}' group by type order by type`,
  )
}

test('timers that are due are fired by the service, and by the reference', async () => {
  const { groupId } = makeClocks({ count: 20, dueAt: `now() - interval '1 minute'` })
  measure('fire-timers', {})
  measure('raw-fire', { batch: 7 })
  const fired = [{ type: 'sla.clock.breached.v1', many: 20, clocks: 20 }]
  expect(await factsIn('sla', groupId)).toEqual(fired)
  expect(await factsIn('bench_raw', groupId)).toEqual(fired)
}, 60_000)

test('a calendar that is changed moves the clocks', async () => {
  const [path, count] = ['bench/east/garden', 20]
  const due = `now() + interval '100 days'`
  const made = makeClocks({ count, dueAt: due, window: '{"workingDays": 60}', counted: 'workingDays' })
  const { groupId, projectId } = made
  await sqlOn(
    database.url,
    `insert into sla.known_projects (project_id, group_id, time_zone, opens, closes, path)
     values ('${projectId}', '${groupId}', 'Asia/Shanghai', '08:30', '17:30', '${path}')`,
  )
  await sqlOn(database.url, `update sla.clocks set started_at = now() where group_id = '${groupId}'`)
  expect(measure('move-clocks', { groupId, projectId, path, closes: '18:30' })).toMatchObject({
    moved: count,
  })
  expect(await factsIn('sla', groupId)).toContainEqual({
    type: 'sla.clock.moved.v1',
    many: count,
    clocks: count,
  })
}, 60_000)

test('the past is replayed to its end', async () => {
  expect(measure('replay', { appeals: 30, repeats: 1 })).toMatchObject({
    ours: [expect.any(Number)],
    reference: [expect.any(Number)],
  })
  const [replay] = await sqlOn(database.url, `select state, replayed::int from sla.simulations`)
  expect(replay).toEqual({ state: 'done', replayed: 30 })
}, 60_000)
