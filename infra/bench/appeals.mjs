import { randomUUID } from 'node:crypto'
import { register } from '@shouwen/scenarios/appeal-hand'
import { RegisterElderDocument } from '@shouwen/scenarios/generated/operations'
import { handleToTheEnd } from '@shouwen/scenarios/lives/handling'
import { director } from './estate.mjs'

/** Entries at the end of the list where no page begins, so that each page is full. */
const TAIL = 21

const placesQuery = /* GraphQL */ `
  query Places($after: String) {
    appeals(first: 100, after: $after) {
      edges {
        cursor
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`

/**
 * Registers appeals through the public schema until there are enough for lists, and waits until all services know them.
 * @param {import('./stage.mjs').Stage} stage
 */
export async function enoughAppeals(stage) {
  const [projects, database, lag] = [await stage.estates(), await stage.database(), await stage.lag()]
  const { rows } = await database.query('select count(*)::int as there from intake.appeals')
  const missing = stage.options.appeals - rows[0].there
  if (missing > 0) {
    const { url } = await stage.standalone()
    stage.say(`registering ${missing} appeals to be listed`)
    const job = {
      url: `${url}/graphql`,
      workload: 'register',
      facts: { projects },
      warmUp: 0,
      seconds: 86_400,
    }
    await stage.run('load', { ...job, inFlight: 16, amount: missing })
  }
  await lag.untilNone()
  await database.query('analyze')
}

/**
 * Places all over the list of appeals, for `after`.
 * @param {import('@shouwen/scenarios/schema-client').SchemaClient} client
 * @returns {Promise<string[]>}
 */
export async function placesInTheList(client) {
  /** @type {string[]} */
  const cursors = []
  for (let after = null, more = true; more;) {
    const { appeals } = await client.must(director, placesQuery, { after })
    cursors.push(...appeals.edges.map((/** @type {{ cursor: string }} */ { cursor }) => cursor))
    after = appeals.pageInfo.endCursor
    more = appeals.pageInfo.hasNextPage
  }
  // Neighbours in the list are far apart in the run: no page is read twice in a row.
  return cursors.slice(0, -TAIL).filter((_cursor, index) => index % 7 === 0)
}

/**
 * Lives an appeal of each estate to its end, in a unit where an elder lives: every service has something to tell of it.
 * @param {import('./stage.mjs').Stage} stage
 * @returns {Promise<string[]>} their ids
 */
export async function livedAppeals(stage) {
  const { url } = await stage.standalone()
  const client = await stage.client(url)
  const projects = await stage.estates()
  stage.say('living an appeal of each estate to its end')
  return Promise.all(projects.map((project) => livedAppeal(client, project)))
}

/**
 * @param {import('@shouwen/scenarios/schema-client').SchemaClient} client
 * @param {import('./estate.mjs').Project} project
 */
async function livedAppeal(client, { id, steward, worker, unitIds, customerIds }) {
  const [unitId] = unitIds
  const [customerId] = customerIds
  await client.must(steward, RegisterElderDocument, {
    input: {
      idempotencyKey: randomUUID(),
      projectId: id,
      unitId,
      name: '黄玉珍',
      birthDate: '1941-05-06',
      retired: true,
      livesApartFromChildren: true,
      livesAlone: true,
      relatives: [{ name: '黄志远', relationship: '儿子', telephone: '13711112222' }],
    },
  })
  const hand = await register(client, steward, {
    projectId: id,
    unitId,
    customerId,
    kind: 'COMPLAINT',
    channel: 'TELEPHONE',
    category: 'cleaning',
    cause: '楼道卫生',
    content: '三号楼一单元楼道三天没有打扫,垃圾堆在四楼拐角。',
  })
  await handleToTheEnd(
    hand,
    { receiver: steward, worker, superior: director },
    {
      instruction: '环境部立即清理,并于今日内回复业主。',
      result: '已清运四楼拐角垃圾,整层拖洗。',
      progress: '垃圾已清运,楼道已拖洗。',
      feedback: '您好,楼道已打扫干净,给您添麻烦了。',
      answer: 'UNDERSTOOD',
      outcome: '当日整改完毕,业主认可。',
    },
    {
      handover: [],
      instruct: [],
      work: [],
      progress: [],
      feedback: [],
      resolve: [],
      revisit: [],
      close: [],
      reviewed: true,
    },
    () => {},
  )
  return hand.id
}

/**
 * The rows that the latest registerAppeal left, each column as text.
 * @param {import('pg').Client} database
 * @returns {Promise<import('./programs/registration-statements.mjs').RegistrationRows>}
 */
export async function rowsOfOne(database) {
  const { rows } = await database.query(
    `select found.idempotency, found.appeals, found.events from (
       select to_jsonb(i) as idempotency, to_jsonb(a) as appeals, to_jsonb(e) as events
         from intake.appeals a
         join intake.events e on e.appeal_id = a.id and e.type = 'intake.appeal.registered.v1'
         join intake.idempotency i
           on i.operation = 'intake.registerAppeal' and i.result->'is'->>'appealId' = a.id::text
        order by a.registered_at desc limit 1) as found`,
  )
  return Object.fromEntries(
    Object.entries(rows[0]).map(([table, row]) => [
      table,
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, asParameter(value)])),
    ]),
  )
}

/** @param {unknown} value of a row as JSON */
function asParameter(value) {
  if (value === null || typeof value !== 'object') return value === null ? null : String(value)
  return Array.isArray(value) ? `{${value.join(',')}}` : JSON.stringify(value)
}
