import { schemaOf } from '../databases.mjs'
import { ownerOfPort } from '../socket-owner.mjs'

/** @typedef {import('./evidence.mjs').Evidence} Evidence @typedef {import('./check.mjs').Check} Check */

/** Seconds that a transaction may last while nobody asks for anything. */
const LONG_SECONDS = 5

/**
 * Nothing hangs: no task, no lock, no session.
 * @param {Evidence} evidence
 * @returns {Promise<Check[]>}
 */
export async function checkStuck({ house, databases }) {
  const timers = await databases.count(
    'sla',
    `from timers where due_at < now() - interval '${LONG_SECONDS} s'`,
  )
  const waiting = await databases.count('sla', 'from known_appeals where waiting')
  const undecided = await databases.count(
    'revisit-audit',
    'from known_appeals where resolution > decided_resolution',
  )
  const callers = await databases.count('customer-profile', 'from pending_links')
  const claimed = await databases.rowsOfAll('select key from idempotency where result is null')
  const unanswered = [...claimed].flatMap(([, rows]) => rows).length
  const [first = ''] = databases.services
  const sessions = await databases.rows(
    first,
    `select application_name, state, query from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid()
        and ((state like 'idle in transaction%' and state_change < now() - interval '${LONG_SECONDS} s')
          or (state = 'active' and query_start < now() - interval '${LONG_SECONDS} s'))`,
  )
  const { held, wrong } = await checkLocks(house, databases)
  return [
    {
      name: 'Nothing is stuck: no timer overdue, no caller, key, clock or revisit left half done, no open transaction',
      numbers: `${timers} timers overdue, ${callers} callers, ${waiting} appeals without clocks, ${undecided} undecided revisits, ${unanswered} keys without answer, ${sessions.length} long transactions`,
      wrong: [
        ...many(timers, 'timers are overdue'),
        ...many(callers, 'callers are not linked'),
        ...many(waiting, 'appeals wait for their clocks'),
        ...many(undecided, 'resolutions are not decided'),
        ...many(unanswered, 'keys are claimed without an answer'),
        ...sessions.map(
          (session) => `${session.application_name} is ${session.state} for long: ${session.query}`,
        ),
      ],
    },
    {
      name: 'Each service has one active instance, and no advisory lock is held for a process that is gone',
      numbers: `${held} advisory locks`,
      wrong,
    },
  ]
}

/**
 * @param {import('../houses.mjs').FaultyHouse} house
 * @param {import('../databases.mjs').Databases} databases
 */
async function checkLocks(house, databases) {
  const wrong = []
  let held = 0
  for (const service of databases.services) {
    const ports = await databases.portsOfActive(service)
    held += ports.length
    if (ports.length !== 1) wrong.push(`${service} has ${ports.length} active instances`)
    for (const port of ports)
      if (ownerOfPort(port, house.pids()) === undefined)
        wrong.push(`the lock of ${service} is held for a process that is gone (port ${port})`)
  }
  const [first = ''] = databases.services
  // A transaction's own locks end with it: what may record takes one each time. Those of a session at rest are meant to stay.
  const [{ number }] = await databases.rows(
    first,
    `select count(*)::int as number from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and xact_start is null
        and objid <> all (select (hashtext('shouwen active ' || schema)::bigint & 4294967295)::oid from unnest($1::text[]) as schema)`,
    [databases.services.map(schemaOf)],
  )
  if (number > 0) wrong.push(`${number} advisory locks are nobody's active instance`)
  return { held, wrong }
}

/**
 * @param {number} number
 * @param {string} what
 */
function many(number, what) {
  return number > 0 ? [`${number} ${what}`] : []
}
