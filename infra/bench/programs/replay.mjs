import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { systemClock } from '@shouwen/access/clock'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { service } from '@shouwen/sla/service'
import { pastOfProject } from '@shouwen/sla/store/past'
import { replayPast } from '@shouwen/sla/use-cases/replay-past'
import { startSimulation } from '@shouwen/sla/use-cases/start-simulation'
import { Store } from '@shouwen/transactions/store'
import pg from 'pg'

/**
 * Replays the past of one project under another procedure, by sla's own use cases and job on a database of its own; and reads
 * the same rows by the bare driver, which makes nothing of them.
 * @typedef {object} Job
 * @property {string} databaseUrl
 * @property {number} appeals
 * @property {number} repeats
 */

/** @type {Job} */
const { databaseUrl, appeals, repeats } = JSON.parse(await text(process.stdin))

/** Appeals that are written by one statement. */
const CHUNK = 10_000
/** Appeals that are read at once, by both. */
const BATCH = 1_000

const { entities, migrations } = service
const store = await Store.open({ service: 'sla', databaseUrl, entities, migrations, clock: systemClock })
const [groupId, projectId] = [randomUUID(), randomUUID()]
const pack = shippedPacks.residential
const begin = new Date('2025-01-01T00:00:00Z')
const span = { from: begin, to: new Date('2026-06-01T00:00:00Z') }

/** A complaint every half minute: handed over, fed back, resolved, some of it late; with the clocks that it had. */
const past = `
  with past as (
    select gen_random_uuid() as id, n, $3::timestamptz + n * interval '30 seconds' as at from generate_series($4::int, $5::int) n
  ), known as (
    insert into known_appeals (appeal_id, group_id, registration)
    select id, $1, jsonb_build_object('projectId', $2::text, 'projectPath', 'a/b/c', 'packId', 'residential', 'packVersion', $6::int,
             'kind', (array['complaint', 'repair', 'suggestion'])[n % 3 + 1], 'category', 'cleaning', 'channel', 'telephone',
             'grade', case when n % 3 = 1 then 'minor' end, 'impact', null,
             'registeredAt', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      from past
  ), happened as (
    insert into moments (event_id, group_id, appeal_id, kind, at, department_id)
    select gen_random_uuid(), $1, id, kind, at + (n % 60 + more) * interval '1 minute', case when kind = 'handedOver' then $2::uuid end
      from past, (values ('handedOver', 5), ('fedBack', 120), ('resolved', 600)) as moment (kind, more)
  )
  insert into clocks (id, group_id, project_id, project_path, appeal_id, code, target, clause, pack_id, pack_version, time_window,
                      generation, started_at, due_at, promised_due_at, warn_at, warnings, rungs, provisional,
                      explanation, calendar_version, state, stopped_at, breached_at)
  select gen_random_uuid(), $1, $2::uuid, 'a/b/c', id, code, target, clause, 'residential', $6::int, '{"minutes": 30}', 1, at,
         at + interval '30 minutes', at + interval '30 minutes', at + interval '24 minutes',
         '[{"when": {"atShare": 0.8}, "at": "2026-01-01T00:00:00.000Z", "saidAt": "2026-01-01T00:00:00.000Z"}]', '[]', false,
         '{"counted": "minutes", "amount": 30}', 'cn-2026.1', 'met',
         at + interval '20 minutes', null
    from past, (values ('hand-over', 'handover', 'P5.2.1'), ('feedback-same-day', 'feedback', 'P5.2.3'),
                       ('minor-repair', 'resolution', 'P5.4.2')) as rule (code, target, clause)`

await store.asJob(async ({ manager }) => {
  await manager.query(
    `insert into known_projects (project_id, group_id, time_zone, opens, closes, path) values ($1, $2, 'Asia/Shanghai', '08:30', '17:30', 'a/b/c')`,
    [projectId, groupId],
  )
  await manager.query('insert into known_packs (group_id, pack_id, version, body) values ($1, $2, $3, $4)', [
    groupId,
    pack.id,
    pack.version,
    pack,
  ])
})
for (let n = 0; n < appeals; n += CHUNK) {
  const last = Math.min(n + CHUNK, appeals) - 1
  await store.asJob(({ manager }) => manager.query(past, [groupId, projectId, begin, n, last, pack.version]))
}

const bare = new pg.Client({ connectionString: databaseUrl, options: '-c search_path=sla' })
await bare.connect()
for (const table of ['known_appeals', 'moments', 'clocks']) await bare.query(`analyze ${table}`)

/** @type {import('@shouwen/access/actor').Actor} */
const actor = {
  kind: 'staff',
  personId: randomUUID(),
  groupId,
  grants: [{ role: 'managementDepartment', scope: 'a' }],
  departmentIds: [],
  customerId: null,
}
const clocks = pack.clocks.map((rule) =>
  'workingDays' in rule.window || !('sameDay' in rule.window)
    ? rule
    : { ...rule, window: { workingDays: 1 } },
)
const draft = { ...pack, id: 'bench', version: 1, clocks }

const found = {
  ours: /** @type {number[]} */ ([]),
  reference: /** @type {number[]} */ ([]),
  /** Resident megabytes of this process in each replay: after a tenth of its steps, at its end, at the most. */
  early: /** @type {number[]} */ ([]),
  late: /** @type {number[]} */ ([]),
  largest: /** @type {number[]} */ ([]),
}

for (let repeat = 0; repeat < repeats; repeat += 1) {
  found.reference.push(await timed(readBare))
  found.ours.push(await timed(replay))
}
await bare.end()
await store.close()
process.stdout.write(JSON.stringify(found))

/** @param {() => Promise<void>} work */
async function timed(work) {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1_000
}

async function replay() {
  const input = {
    idempotencyKey: randomUUID(),
    packId: null,
    version: null,
    pack: draft,
    calendar: null,
    projectIds: [projectId],
  }
  await startSimulation(store, { ...input, ...span }, actor)
  const work = replayPast()
  const memory = []
  while (await work(store)) memory.push(process.memoryUsage().rss / 2 ** 20)
  found.early.push(memory[Math.floor(memory.length / 10)] ?? NaN)
  found.late.push(memory.at(-1) ?? NaN)
  found.largest.push(Math.max(...memory))
}

async function readBare() {
  let [at, id] = [begin.toISOString(), '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const { rows } = await bare.query(pastOfProject, [
      projectId,
      span.to.toISOString(),
      at,
      id,
      BATCH,
      new Date(),
    ])
    const last = rows.at(-1)
    if (last === undefined) return
    ;[at, id] = [last.at, last.id]
  }
}
