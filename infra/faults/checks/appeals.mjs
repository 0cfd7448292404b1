import { difference, repeated } from './check.mjs'

/** @typedef {import('./evidence.mjs').Evidence} Evidence @typedef {import('./check.mjs').Check} Check */

/** The fact that each mutation of the load leaves. */
const factOf = /** @type {Record<string, string>} */ ({
  registerAppeal: 'intake.appeal.registered',
  instructAppeal: 'intake.appeal.instructed',
  reportProgress: 'intake.appeal.progress-reported',
  reviewProgress: 'intake.appeal.progress-reviewed',
  informCustomer: 'intake.appeal.customer-informed',
  judgeScope: 'intake.appeal.scope-judged',
  completeStep: 'intake.step.settled',
  draftReply: 'intake.reply.drafted',
  approveReply: 'intake.reply.approved',
  deliverReply: 'intake.reply.delivered',
  resolveAppeal: 'intake.appeal.resolved',
  archiveAppeal: 'intake.appeal.archived',
  acceptWorkOrder: 'dispatch.work-order.accepted',
  completeWorkOrder: 'dispatch.work-order.done',
  recordAcceptance: 'dispatch.work-order.acceptance-recorded',
  completeRevisit: 'revisit-audit.revisit.completed',
})

const pageOfAppeals = /* GraphQL */ `
  query Page($after: String) {
    appeals(first: 100, after: $after) {
      edges {
        node {
          id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`

/**
 * What was accepted is there once, and nothing else.
 * @param {Evidence} evidence
 * @returns {Promise<Check[]>}
 */
export async function checkAppeals(evidence) {
  const { ledger, databases } = evidence
  const registered = ledger.that('accepted').filter(({ operation }) => operation === 'registerAppeal')
  const answered = registered.map(({ answer }) => String(answer?.id))
  const rows = await databases.rows('intake', 'select id, number from appeals')
  const stored = rows.map((row) => row.id)
  const shown = await appealsThroughGateway(evidence)
  return [
    {
      name: 'Each accepted appeal exists once: in the tables and through the gateway, and none that nobody asked for',
      numbers: `${answered.length} accepted, ${stored.length} in the table, ${shown.length} through the gateway`,
      wrong: [
        ...repeated(answered).map((id) => `two keys were answered with appeal ${id}`),
        ...repeated(rows.map((row) => row.number)).map((number) => `two appeals have the number ${number}`),
        ...repeated(shown).map((id) => `the gateway lists ${id} twice`),
        ...difference(
          answered,
          stored,
          (id) => `accepted appeal ${id} is not in the table`,
          (id) => `appeal ${id} was not asked for, or answered to nobody`,
        ),
        ...difference(
          stored,
          shown,
          (id) => `appeal ${id} is not to be seen through the gateway`,
          (id) => `the gateway shows ${id}, which is not in the table`,
        ),
      ],
    },
    await checkKeys(evidence, new Map(registered.map(({ key, answer }) => [key, String(answer?.id)]))),
    checkEffects(evidence),
  ]
}

/** @param {Evidence} evidence */
async function appealsThroughGateway({ client }) {
  /** @type {string[]} */
  const ids = []
  for (let after = null; ;) {
    const { appeals } = /** @type {any} */ (await client.must('management', pageOfAppeals, { after }))
    ids.push(...appeals.edges.map((/** @type {{ node: { id: string } }} */ edge) => edge.node.id))
    if (!appeals.pageInfo.hasNextPage) return ids
    after = appeals.pageInfo.endCursor
  }
}

/**
 * @param {Evidence} evidence
 * @param {ReadonlyMap<string, string>} registered appeal by key, as it was answered
 * @returns {Promise<Check>}
 */
async function checkKeys({ ledger, databases }, registered) {
  const accepted = ledger.that('accepted').map(({ key }) => key)
  const kept = [
    ...(await databases.rowsOfAll(`select key, operation, result->'is' as answer from idempotency`)),
  ].flatMap(([, rows]) => rows)
  return {
    name: 'Each accepted mutation has its key once with its first answer; refused ones have none',
    numbers: `${accepted.length} accepted, ${kept.length} keys kept, ${ledger.that('refused').length} finally refused`,
    wrong: [
      ...ledger.that('open').map(({ operation, key }) => `${operation} ${key} was never answered`),
      ...repeated(kept.map(({ key }) => key)).map((key) => `two rows have the key ${key}`),
      ...kept.filter(({ answer }) => answer === null).map(({ key }) => `${key} is claimed and has no answer`),
      ...difference(
        accepted,
        kept.map(({ key }) => key),
        (key) => `${key} was accepted and is not kept`,
        (key) => `${key} is kept and was not accepted`,
      ),
      ...kept
        .filter(({ key, answer }) => registered.has(key) && registered.get(key) !== answer?.appealId)
        .map(
          ({ key, answer }) =>
            `${key} was answered ${registered.get(key)} and is kept with ${answer?.appealId}`,
        ),
    ],
  }
}

/**
 * @param {Evidence} evidence
 * @returns {Check}
 */
function checkEffects({ ledger, factsOf }) {
  const accepted = ledger.that('accepted')
  const counts = Object.entries(factOf).map(([operation, type]) => ({
    operation,
    asked: accepted.filter((each) => each.operation === operation).length,
    done: factsOf(type).length,
  }))
  return {
    name: 'Each accepted mutation took effect once: one fact each',
    numbers: counts.map(({ operation, asked, done }) => `${operation} ${asked} = ${done}`).join(', '),
    wrong: counts
      .filter(({ asked, done }) => asked !== done)
      .map(({ operation, asked, done }) => `${operation}: ${asked} accepted, ${done} facts`),
  }
}
