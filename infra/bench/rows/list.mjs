import { enoughAppeals, placesInTheList } from '../appeals.mjs'
import { listQuery } from '../documents.mjs'
import { director } from '../estate.mjs'
import { startMonolith } from '../monolith.mjs'
import { furtherLines, requireSameAnswer, sideBySide } from '../side-by-side.mjs'
import { countStatements, sumOf } from '../statements.mjs'

/** Entries of the page that is measured; what a list shows unless told. */
const PAGE = 20

/** Pages of which the statements are counted: the number of statements does not grow with them. */
const PAGES_COUNTED = [5, 20, 100]

/** Requests of each of these pages. */
const REQUESTS = 20

/**
 * Lists appeals with customer, unit, department and clocks, from another place each time.
 * @param {import('../stage.mjs').Stage} stage
 * @returns {Promise<import('../page.mjs').Row>}
 */
export async function list(stage) {
  await stage.estates()
  await enoughAppeals(stage)
  const house = await stage.standalone()
  const cursors = await placesInTheList(await stage.client(house.url))
  const monolith = await startMonolith(stage)
  const facts = { token: await (await stage.tokenOf())(director), first: PAGE, cursors }
  const page = async (/** @type {string} */ url) =>
    (await stage.client(url)).must(director, listQuery, { first: PAGE, after: cursors[0] })
  requireSameAnswer(await page(house.url), await page(monolith.url))
  const found = await sideBySide(
    stage,
    'list',
    { name: 'house', url: house.url, pids: [house.pid], workload: 'list', facts },
    { name: 'monolith', url: monolith.url, pids: [monolith.pid], workload: 'list', facts },
  )
  const counted = []
  for (const first of PAGES_COUNTED)
    counted.push(
      await statementsOf(stage, `${house.url}/graphql`, { ...facts, first, cursors: cursors.slice(0, 1) }),
    )
  await monolith.stop()
  const [smallest] = counted
  const constant = counted.every(
    ({ statements, transactions }) =>
      statements === smallest?.statements && transactions === smallest?.transactions,
  )
  return {
    name: 'list',
    title: `List ${PAGE} appeals with customer, unit, department and clocks`,
    about:
      `\`appeals\` through the gateway of the one-process house (intake, customer-profile, dispatch, sla), 16 in flight, from ` +
      `${cursors.length} places all over ${stage.options.appeals} appeals or more.`,
    reference:
      'A monolith of this bench: one Apollo Server behind express with our schema, one SQL statement that joins the same ' +
      'tables, the same verification of bearer tokens, the same row-level security and masking. That both answer the ' +
      'same is checked before.',
    lines: [
      {
        what: 'answered',
        unit: '/s',
        measured: found.measured,
        reference: found.reference,
        share: found.share,
        goal: { text: '≥ 0.3 of the reference', holds: found.share.median >= 0.3 },
        known: 'open-condo 61/s',
      },
      ...furtherLines(found),
    ],
    notes: [
      `SQL statements for each request: ${counted
        .map(
          ({ statements, transactions }, index) =>
            `${statements} in ${transactions} transactions for pages of ${PAGES_COUNTED[index]}`,
        )
        .join(
          ', ',
        )}: ${constant ? 'constant' : 'NOT constant'}. Counted by pg_stat_statements under the tenant roles of the ` +
        `services, over ${REQUESTS} requests of each; each transaction adds three trips (start, role, commit).`,
      ...found.notes,
    ],
  }
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {string} url
 * @param {object} facts
 */
async function statementsOf(stage, url, facts) {
  const counted = await countStatements(await stage.database(), () =>
    stage.run('load', {
      url,
      workload: 'list',
      facts,
      inFlight: 1,
      amount: REQUESTS,
      warmUp: 0,
      seconds: 86_400,
    }),
  )
  const { statements, transactions } = sumOf(counted, (role) => role.endsWith('_tenant'))
  return { statements: statements / REQUESTS, transactions: transactions / REQUESTS }
}
