import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/**
 * The reference of `timers` and `firing`: the bare driver takes timers, marks their clocks and writes the rows that announce it by one
 * statement for each batch, on copies of sla's tables with their indexes, without asking anybody whether there is anything to say.
 * @typedef {object} Job
 * @property {string} databaseUrl
 * @property {number} batch
 * @property {number} [seconds] goes on so long, looking every 50 ms; until nothing is due unless told
 */

// Rows that are locked are found again by where they lie: by their keys, PostgreSQL reads all timers there are.
const fire = `
  with claimed as materialized (
    select timer.ctid as timer_place, clock.ctid as clock_place
      from bench_raw.timers timer join bench_raw.clocks clock on clock.id = timer.clock_id
     where timer.due_at <= now() order by timer.due_at limit $1 for no key update of timer, clock skip locked
  ), taken as (
    delete from bench_raw.timers where ctid = any (array(select timer_place from claimed))
  ), marked as (
    update bench_raw.clocks set breached_at = due_at + interval '1 millisecond', breach_noticed_at = now()
     where ctid = any (array(select clock_place from claimed))
    returning *
  )
  insert into bench_raw.events (id, group_id, type, subject, appeal_id, project_path, actor_kind, actor_id, clauses, pack_id,
      pack_version, occurred_at, correlation_id, data)
  select uuidv7(), group_id, 'sla.clock.breached.v1', 'appeal/' || appeal_id, appeal_id, project_path, 'service', 'sla',
      array[clause], pack_id, pack_version, breached_at, id::text,
      jsonb_build_object('appealId', appeal_id, 'clockId', id, 'code', code, 'target', target, 'dueAt', due_at)
    from marked`

/** @type {Job} */
const { databaseUrl, batch, seconds } = JSON.parse(await text(process.stdin))
const client = new pg.Client({ connectionString: databaseUrl })
await client.connect()
const end = performance.now() + (seconds ?? 0) * 1_000
for (;;) {
  const { rowCount } = await client.query({ name: 'fire', text: fire, values: [batch] })
  if (rowCount === batch) continue
  if (seconds === undefined || performance.now() >= end) break
  await pause(50)
}
await client.end()
process.stdout.write('{}')
