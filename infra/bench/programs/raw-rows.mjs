import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { registrationStatements } from './registration-statements.mjs'

/**
 * The reference of `register`: the bare driver commits the rows that one registerAppeal leaves in intake, in four trips:
 * begin; idempotency and number; appeal and event; commit. Tables, indexes and defaults are those of intake.
 * @typedef {object} Job
 * @property {string} databaseUrl
 * @property {import('./registration-statements.mjs').RegistrationRows} rows as registerAppeal wrote them
 * @property {number} projects appeals are spread over as many, each with numbers of its own
 * @property {number} inFlight
 * @property {number} seconds
 * @property {number} warmUp
 */

/** @type {Job} */
const { databaseUrl, rows, projects, inFlight, seconds, warmUp } = JSON.parse(await text(process.stdin))

const schema = 'bench_raw'
const statements = registrationStatements(schema, rows)
const projectIds = Array.from({ length: projects }, () => randomUUID())
let turn = 0

async function makeTables() {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`drop schema if exists ${schema} cascade; create schema ${schema}`)
  for (const table of ['idempotency', 'appeal_numbers', 'appeals', 'events'])
    await client.query(`create table ${schema}.${table} (like intake.${table} including all)`)
  await client.end()
}

/** @param {pg.Client} client */
async function commitOne(client) {
  const projectId = /** @type {string} */ (projectIds[turn++ % projects])
  const id = randomUUID()
  await client.query('begin')
  const claimed = { name: 'claim', text: statements.claim, values: statements.claimValues(projectId) }
  const [{ last }] = (await client.query(claimed)).rows
  const appeal = statements.appealValues({ id, project_id: projectId, number: `${projectId}-${last}` })
  const values = [...appeal, ...statements.eventValues(id)]
  await client.query({ name: 'write', text: statements.appealAndEvent, values })
  await client.query('commit')
}

await makeTables()
const begin = performance.now() + warmUp * 1000
const end = begin + seconds * 1000
let committed = 0
await Promise.all(
  Array.from({ length: inFlight }, async () => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    while (performance.now() < end) {
      await commitOne(client)
      const now = performance.now()
      if (now >= begin && now <= end) committed += 1
    }
    await client.end()
  }),
)
process.stdout.write(JSON.stringify({ perSecond: committed / seconds }))
