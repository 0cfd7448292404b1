import { randomUUID } from 'node:crypto'

/** Clocks that are made by one statement. */
const BATCH = 100_000

/**
 * Clocks and timers as sla keeps them, made by the server: a million would take hours through the front door.
 * @typedef {object} ManyClocks
 * @property {number} count
 * @property {string} dueAt SQL of the due time of clock number `n`, from 1; it began an hour before
 * @property {string} [window] JSON; an hour unless told
 * @property {string} [counted] what its due time counted; minutes unless told
 * @property {string} [projectId]
 * @property {string} [groupId]
 */

/**
 * Makes clocks that run, each warned and with the timer of its breach.
 * @param {import('pg').Client} database
 * @param {ManyClocks} many
 */
export async function makeClocks(database, many) {
  const { count, dueAt, window = '{"hours": 1}', counted = 'minutes' } = many
  const { groupId = randomUUID(), projectId = randomUUID() } = many
  for (let from = 1; from <= count; from += BATCH) {
    const to = Math.min(count, from + BATCH - 1)
    await database.query(
      `with due as (select ${dueAt} as at from generate_series(${from}, ${to}) as n),
       made as (
         insert into sla.clocks (id, group_id, project_id, project_path, appeal_id, code, target, clause, pack_id,
             pack_version, time_window, generation, started_at, due_at, promised_due_at, warn_at, warnings,
             rungs, provisional, explanation, calendar_version, state, warned_at)
         select gen_random_uuid(), $1, $2, 'bench/east/garden', gen_random_uuid(), 'stopped-business-reply', 'reply',
             'M4.6.1', 'mall', 6, $3::jsonb, 1, at - interval '1 hour', at, at,
             at - interval '12 minutes',
             '[{"when": {"atShare": 0.8}, "at": "2026-01-01T00:00:00.000Z", "saidAt": "2026-01-01T00:00:00.000Z"}]', '[]',
             false, jsonb_build_object('counted', $4::text, 'amount', 60), 'cn-2026.1', 'running',
             at - interval '12 minutes'
           from due
         returning id, group_id, due_at, generation)
       insert into sla.timers (clock_id, kind, step, group_id, due_at, generation)
       select id, 'breach', 1, group_id, due_at + interval '1 millisecond', generation from made`,
      [groupId, projectId, window, counted],
    )
  }
  await database.query('analyze sla.clocks, sla.timers')
  return { groupId, projectId }
}
