import { loadService, serviceNames } from '../../generate/services.mjs'
import { difference } from './check.mjs'

/** Types that each service listens to. Loaded with this file: it takes seconds in which nothing else is done. */
const heardBy = new Map(
  await Promise.all(
    serviceNames.map(async (name) => {
      const { reactions } = await loadService(name)
      return /** @type {[string, Set<string>]} */ ([
        name,
        new Set(reactions.map(({ listensTo }) => listensTo.type)),
      ])
    }),
  ),
)

/** @typedef {import('./evidence.mjs').Evidence} Evidence @typedef {import('./check.mjs').Check} Check */

/**
 * Every event was sent, and taken once by whoever listens to it.
 * @param {Evidence} evidence
 * @returns {Promise<Check[]>}
 */
export async function checkEvents(evidence) {
  return [await checkPublished(evidence), await checkInboxes(evidence), await checkDeadLetters(evidence)]
}

/**
 * @param {Evidence} evidence
 * @returns {Promise<Check>}
 */
async function checkPublished({ house, databases, facts }) {
  const unsent = await databases.rowsOfAll(
    'select id, type from events where (xid, seq) > (select xid, seq from relay_cursor)',
  )
  const wrong = [...unsent].flatMap(([, rows]) => rows.map(({ id, type }) => `${type} ${id} was never sent`))
  let sent = 0
  let again = 0
  for (const [producer, rows] of facts) {
    if (rows.length === 0) continue
    const published = await house.transport.published(producer)
    sent += published.size
    again += [...published.values()].reduce((sum, times) => sum + times - 1, 0)
    wrong.push(
      ...difference(
        rows.map(({ id }) => id),
        published.keys(),
        (id) => `${producer}'s event ${id} is not in its stream`,
        (id) => `${producer}'s stream has ${id}, which is no event of its table`,
      ),
    )
  }
  const all = [...facts.values()].reduce((sum, rows) => sum + rows.length, 0)
  return {
    name: 'Every event was published; the cursors are at the end of the event tables',
    numbers: `${all} events, ${sent} in the streams, ${again} there a second time`,
    wrong,
  }
}

/**
 * @param {Evidence} evidence
 * @returns {Promise<Check>}
 */
async function checkInboxes({ databases, facts }) {
  const all = [...facts.values()].flat()
  const wrong = []
  let taken = 0
  for (const service of databases.services) {
    const heard = heardBy.get(service)
    const types = new Map(all.map(({ id, type }) => [id, type]))
    const inbox = await databases.rows(service, 'select consumer, event_id from inbox')
    taken += inbox.length
    wrong.push(
      ...inbox
        .filter(({ consumer }) => consumer !== service)
        .map(({ consumer }) => `${service} has an inbox row of ${consumer}`),
      ...difference(
        all.filter(({ type }) => heard?.has(type)).map(({ id }) => id),
        inbox.map((row) => row.event_id),
        (id) => `${service} never took ${types.get(id)} ${id}`,
        (id) => `${service} took ${types.get(id) ?? 'what is no event:'} ${id}`,
      ),
    )
  }
  return {
    name: 'Every event has one inbox row with every consumer that listens to its type, and no other',
    numbers: `${taken} inbox rows`,
    wrong,
  }
}

/**
 * @param {Evidence} evidence
 * @returns {Promise<Check>}
 */
async function checkDeadLetters({ databases }) {
  const letters = await databases.rowsOfAll('select event_id, type, error, attempts from dead_letters')
  const wrong = [...letters].flatMap(([service, rows]) =>
    rows.map(
      ({ event_id, type, error, attempts }) =>
        `${service}: ${type} ${event_id} after ${attempts} attempts: ${error}`,
    ),
  )
  return { name: 'No dead letter', numbers: `${wrong.length} dead letters`, wrong }
}
