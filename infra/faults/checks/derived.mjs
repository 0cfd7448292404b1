import { difference, groupedBy, repeated } from './check.mjs'

/** @typedef {import('./evidence.mjs').Evidence} Evidence @typedef {import('./check.mjs').Check} Check */

/**
 * What each service made of the others' facts is there once and says what they say.
 * @param {Evidence} evidence
 * @returns {Promise<Check[]>}
 */
export async function checkDerived(evidence) {
  return [
    await checkWork(evidence),
    await checkRevisits(evidence),
    await checkCustomers(evidence),
    await checkHistory(evidence),
    await checkTrail(evidence),
  ]
}

/**
 * @param {Evidence} evidence
 * @returns {Promise<Check>}
 */
async function checkWork({ databases, factsOf }) {
  const handovers = await databases.rows('dispatch', 'select id, appeal_id from handovers')
  const orders = await databases.rows('dispatch', 'select id, appeal_id, status from work_orders')
  const known = await databases.rows('intake', 'select work_order_id as id, done from known_work_orders')
  const registered = factsOf('intake.appeal.registered').map(({ data }) => data.appealId)
  const notes = factsOf('intake.appeal.handover-noted').map(({ data }) => data.appealId)
  const begun = factsOf('intake.appeal.work-begun').map(({ data }) => data.appealId)
  const accepted = factsOf('dispatch.work-order.accepted').map(({ data }) => data.appealId)
  const ofAppeals = handovers.map((row) => row.appeal_id)
  return {
    name: 'One hand-over and one work order for each appeal, noted once by intake',
    numbers: `${handovers.length} hand-overs, ${orders.length} work orders, ${notes.length} noted, ${begun.length} begun`,
    wrong: [
      ...once('a hand-over', registered, ofAppeals),
      ...once(
        'a work order',
        registered,
        orders.map((row) => row.appeal_id),
      ),
      ...once('a noted hand-over', ofAppeals, notes),
      ...once('begun work', accepted, begun),
      ...difference(
        orders.map(({ id, status }) => `${id} ${status === 'done' || status === 'reassigned'}`),
        known.map(({ id, done }) => `${id} ${done}`),
        (line) => `intake does not know work order ${line}`,
        (line) => `intake knows work order ${line}, dispatch does not`,
      ),
    ],
  }
}

/**
 * @param {Evidence} evidence
 * @returns {Promise<Check>}
 */
async function checkRevisits({ databases, factsOf }) {
  const resolved = factsOf('intake.appeal.resolved').map(({ data }) => `${data.appealId} ${data.version}`)
  const rows = await databases.rows(
    'revisit-audit',
    'select appeal_id, resolution, status from revisits order by appeal_id',
  )
  const closed = factsOf('intake.appeal.closed').map(({ data }) => data.appealId)
  const completed = rows.filter(({ status }) => status === 'completed').map((row) => row.appeal_id)
  return {
    name: 'One revisit for each resolution; who was content at it has an appeal that was closed once',
    numbers: `${resolved.length} resolved, ${rows.length} revisits, ${completed.length} completed, ${closed.length} closed`,
    wrong: [
      ...once(
        'a revisit',
        resolved,
        rows.map((row) => `${row.appeal_id} ${row.resolution}`),
      ),
      ...once('its closing', completed, closed),
    ],
  }
}

/**
 * @param {Evidence} evidence
 * @returns {Promise<Check>}
 */
async function checkCustomers({ databases, factsOf }) {
  const strangers = factsOf('intake.appeal.registered').filter(({ data }) => data.callerUnknown)
  const linked = factsOf('customer-profile.customer.linked')
  const identified = factsOf('intake.appeal.customer-identified')
  const customers = await databases.rows('customer-profile', 'select id, telephone from customers')
  const appeals = await databases.rows('intake', 'select id, customer_id, caller_telephone from appeals')
  const known = await databases.rows('intake', 'select customer_id as id from known_customers')
  const pairs = (/** @type {import('./evidence.mjs').Fact[]} */ facts) =>
    facts.map(({ data }) => `${data.appealId} ${data.customerId}`)
  return {
    name: 'Each stranger became one customer; each appeal of one was linked once, and intake knows',
    numbers: `${strangers.length} appeals of strangers, ${linked.length} linked, ${customers.length} customers`,
    wrong: [
      ...once(
        'a link to a customer',
        strangers.map(({ data }) => data.appealId),
        linked.map(({ data }) => data.appealId),
      ),
      ...once('a noted customer', pairs(linked), pairs(identified)),
      ...repeated(customers.map(({ telephone }) => telephone)).map(
        (telephone) => `two customers have ${telephone}`,
      ),
      ...appeals
        .filter((row) => row.customer_id === null || row.caller_telephone !== null)
        .map(({ id }) => `appeal ${id} has still a caller in place of a customer`),
      ...difference(
        customers.map(({ id }) => id),
        known.map(({ id }) => id),
        (id) => `intake does not know customer ${id}`,
        (id) => `intake knows customer ${id}, customer-profile does not`,
      ),
    ],
  }
}

/**
 * @param {Evidence} evidence
 * @returns {Promise<Check>}
 */
async function checkHistory({ databases, client }) {
  const appeals = await databases.rows('intake', 'select id, status, customer_id from appeals')
  const standing = appeals.map((row) => `${row.id} ${row.status} ${row.customer_id}`)
  const told = {
    'customer-profile': await databases.rows(
      'customer-profile',
      'select appeal_id as id, status, customer_id from service_history',
    ),
    analytics: await databases.rows(
      'analytics',
      'select appeal_id as id, status, customer_id from appeal_facts',
    ),
  }
  const inUnits = {
    dispatch: await databases.rows('dispatch', 'select id from appeals where project_id is not null'),
    sla: await databases.rows(
      'sla',
      'select appeal_id as id from known_appeals where registration is not null',
    ),
    'revisit-audit': await databases.rows(
      'revisit-audit',
      'select appeal_id as id from known_appeals where project_id is not null',
    ),
    'elderly-care': await databases.rows('elderly-care', 'select appeal_id as id from appeal_units'),
  }
  const { appealCounts } = /** @type {{ appealCounts: { count: number }[] }} */ (
    await client.must('management', '{ appealCounts(by: [STATUS]) { count } }')
  )
  const counted = appealCounts.reduce((sum, { count }) => sum + count, 0)
  return {
    name: 'All services count the same appeals, and say the same of their status and customer',
    numbers: [
      `intake ${appeals.length}`,
      ...Object.entries({ ...inUnits, ...told }).map(([service, rows]) => `${service} ${rows.length}`),
      `appealCounts ${counted}`,
    ].join(', '),
    wrong: [
      ...(counted === appeals.length ? [] : [`appealCounts says ${counted}, intake has ${appeals.length}`]),
      ...Object.entries(told).flatMap(([service, rows]) =>
        difference(
          standing,
          rows.map((row) => `${row.id} ${row.status} ${row.customer_id}`),
          (line) => `${service} does not say ${line}`,
          (line) => `${service} says ${line}, intake does not`,
        ),
      ),
      ...Object.entries(inUnits).flatMap(([service, rows]) =>
        difference(
          appeals.map(({ id }) => id),
          rows.map(({ id }) => id),
          (id) => `${service} does not know appeal ${id}`,
          (id) => `${service} knows appeal ${id}, intake does not`,
        ),
      ),
    ],
  }
}

/**
 * @param {Evidence} evidence
 * @returns {Promise<Check>}
 */
async function checkTrail({ databases, facts }) {
  const wanted = [...facts.values()].flat().filter(({ appealId }) => appealId !== null)
  const trail = await databases.rows('analytics', 'select event_id, type from trail_entries')
  return {
    name: 'Each event about an appeal stands on its trail once',
    numbers: `${wanted.length} events about appeals, ${trail.length} rows`,
    wrong: difference(
      wanted.map(({ id, type }) => `${type} ${id}`),
      trail.map((row) => `${row.type} ${row.event_id}`),
      (line) => `${line} is not on the trail`,
      (line) => `the trail has ${line}, which is no event`,
    ),
  }
}

/**
 * @param {string} what
 * @param {readonly string[]} wanted
 * @param {readonly string[]} found
 */
function once(what, wanted, found) {
  const times = groupedBy(found, (each) => each)
  return [
    ...wanted
      .filter((each) => times.get(each)?.length !== 1)
      .map((each) => `${each} has ${what} ${times.get(each)?.length ?? 0} times`),
    ...difference(
      found,
      wanted,
      (each) => `${each} has ${what} and should not`,
      () => '',
    ).filter(Boolean),
  ]
}
