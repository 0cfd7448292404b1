import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout, dataFolder } from './checkout.mjs'
import { Complaint } from './complaint.mjs'
import { nodeFlags } from './node-flags.mjs'
import { databaseOf } from './services.mjs'

/**
 * Has a service do one errand on the servers of the running house, in a process of its own.
 * @param {string} service
 * @param {readonly string[]} errand its name and arguments, see packages/subgraph/src/service-main.ts
 * @param {{ needsNats?: boolean }} [options] needsNats: whether it speaks to the transport; it does unless told
 * @throws {Complaint} when nothing runs, the service is not built, or the errand fails
 */
export function runServiceErrand(service, errand, { needsNats = true } = {}) {
  const program = join(checkout, 'apps', service, 'dist/main.js')
  if (!existsSync(program))
    throw new Complaint(`${program} is missing; run npm run build and read what it says.`)
  const { status, signal } = spawnSync(process.execPath, [...nodeFlags, program, ...errand], {
    cwd: checkout,
    stdio: 'inherit',
    env: { ...process.env, ...serversFor(service, needsNats), SHOUWEN_DATA: dataFolder() },
  })
  if (status !== 0)
    throw new Complaint(`${service} ${errand.join(' ')} ended with ${status ?? signal}; see above.`)
}

/**
 * Where a service's database and the transport are: as the environment says (`ANALYTICS_DATABASE_URL` or
 * `DATABASE_URL`, and `NATS_URL`), else as the running house wrote down.
 * @param {string} service
 * @param {boolean} needsNats
 * @returns {Record<string, string | undefined>}
 */
function serversFor(service, needsNats) {
  const own = process.env[`${databaseOf(service).toUpperCase()}_DATABASE_URL`]
  const database = own || process.env.DATABASE_URL
  const { DATABASE_URL_FILE, NATS_URL, NATS_URL_FILE, NATS_PREFIX, ACTOR_SECRET, ACTOR_SECRET_FILE } =
    process.env
  const knowsServers = (database || DATABASE_URL_FILE) && (NATS_URL || NATS_URL_FILE || !needsNats)
  const house = knowsServers ? {} : runningHouse()
  return {
    ...(DATABASE_URL_FILE
      ? {}
      : { DATABASE_URL: database || house.databaseUrls?.[service] || house.databaseUrl }),
    ...(NATS_URL_FILE ? {} : { NATS_URL: NATS_URL || house.natsUrl }),
    NATS_PREFIX: NATS_PREFIX || house.natsPrefix || 'shouwen',
    // A service's environment has one, but an errand signs nothing.
    ...(ACTOR_SECRET_FILE ? {} : { ACTOR_SECRET: ACTOR_SECRET || randomBytes(32).toString('hex') }),
  }
}

function runningHouse() {
  const file = join(dataFolder(), 'run.json')
  if (!existsSync(file))
    throw new Complaint(
      `Nothing runs on ${dataFolder()}: run npm start first, or set DATABASE_URL and NATS_URL.\n` +
        '请先运行 npm start，或设置 DATABASE_URL 和 NATS_URL。',
    )
  return JSON.parse(readFileSync(file, 'utf8'))
}
