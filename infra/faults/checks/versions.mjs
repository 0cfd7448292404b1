import { groupedBy } from './check.mjs'

/** @typedef {import('./evidence.mjs').Evidence} Evidence @typedef {import('./check.mjs').Check} Check */

/** What each new version of a work order is announced by. */
const stepsOfOrder = [
  'opened',
  'accepted',
  'paused',
  'resumed',
  'milestones-planned',
  'done',
  'acceptance-recorded',
  'refused',
  'reassigned',
]

/**
 * Each new version of a row left one fact, and none is missing in between.
 * @param {Evidence} evidence
 * @returns {Promise<Check[]>}
 */
export async function checkVersions({ databases, facts, factsOf }) {
  const wrong = []
  const appeals = await databases.rows('intake', 'select id, version from appeals')
  const ofAppeals = groupedBy(
    (facts.get('intake') ?? []).filter(({ data }) => data.appealId && data.version),
    ({ data }) => data.appealId,
  )
  for (const { id, version } of appeals) {
    const told = (ofAppeals.get(id) ?? []).map(({ data }) => data.version)
    const wanted = Array.from({ length: version }, (_, index) => index + 1)
    if (told.join() !== wanted.join())
      wrong.push(`appeal ${id} is at version ${version}, its facts tell ${told.join(', ') || 'none'}`)
  }
  const orders = await databases.rows('dispatch', 'select id, version from work_orders')
  wrong.push(
    ...uneven(
      'work order',
      orders,
      stepsOfOrder.flatMap((step) => factsOf(`dispatch.work-order.${step}`)),
      'workOrderId',
    ),
  )
  const revisits = await databases.rows('revisit-audit', 'select id, version from revisits')
  wrong.push(
    ...uneven(
      'revisit',
      revisits,
      ['due', 'completed'].flatMap((step) => factsOf(`revisit-audit.revisit.${step}`)),
      'revisitId',
    ),
  )
  return [
    {
      name: 'Versions have no gap: one fact for each',
      numbers: `${appeals.length} appeals, ${orders.length} work orders, ${revisits.length} revisits`,
      wrong,
    },
  ]
}

/**
 * Rows whose version is not the number of their facts.
 * @param {string} what
 * @param {readonly { id: string, version: number }[]} rows
 * @param {readonly import('./evidence.mjs').Fact[]} facts
 * @param {string} idOf the field of the facts that names the row
 */
function uneven(what, rows, facts, idOf) {
  const told = groupedBy(facts, ({ data }) => data[idOf])
  return rows
    .filter(({ id, version }) => told.get(id)?.length !== version)
    .map(
      ({ id, version }) =>
        `${what} ${id} is at version ${version}, its facts are ${told.get(id)?.length ?? 0}`,
    )
}
