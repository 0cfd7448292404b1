/** Where what has fired is written: ours, and that of the reference. @typedef {'sla' | 'bench_raw'} Schema */

/**
 * What the database itself keeps of timers that have fired: how late, between which commits, and whether each fired once.
 * @typedef {object} Fired
 * @property {number} p50 milliseconds from the due time to the commit
 * @property {number} p99
 * @property {number} largest
 * @property {number} seconds from the first commit to the last
 * @property {number} facts
 * @property {number} clocks that they are about
 * @property {number} left timers that are due and have not fired
 */

/**
 * @param {import('pg').Client} database
 * @param {Schema} schema
 * @param {string} groupId
 * @returns {Promise<Fired>}
 */
export async function firedOf(database, schema, groupId) {
  const { rows } = await database.query(
    `with fired as (
       select data->>'clockId' as clock_id, pg_xact_commit_timestamp(xmin) as at, occurred_at
         from ${schema}.events where group_id = $1 and type = 'sla.clock.breached.v1'
     ), late as (select extract(epoch from at - occurred_at)::float8 * 1000 as ms from fired)
     select (select percentile_disc(0.5) within group (order by ms) from late) as p50,
            (select percentile_disc(0.99) within group (order by ms) from late) as p99,
            (select max(ms) from late) as largest,
            (select extract(epoch from max(at) - min(at))::float8 from fired) as seconds,
            (select count(*)::int from fired) as facts,
            (select count(distinct clock_id)::int from fired) as clocks,
            (select count(*)::int from ${schema}.timers where group_id = $1 and due_at <= now()) as left`,
    [groupId],
  )
  return rows[0]
}

/**
 * Copies of sla's tables with their indexes, for the reference; with the clocks and timers of a group.
 * @param {import('pg').Client} database
 * @param {string} groupId
 */
export async function copyForReference(database, groupId) {
  await database.query('drop schema if exists bench_raw cascade; create schema bench_raw')
  for (const table of ['clocks', 'timers', 'events'])
    await database.query(`create table bench_raw.${table} (like sla.${table} including all)`)
  for (const table of ['clocks', 'timers'])
    await database.query(`insert into bench_raw.${table} select * from sla.${table} where group_id = $1`, [
      groupId,
    ])
  await database.query('analyze bench_raw.clocks, bench_raw.timers')
}
