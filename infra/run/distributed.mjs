import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { checkout } from './checkout.mjs'
import { Complaint } from './complaint.mjs'
import { freePorts } from './ports.mjs'
import { becomes, endOfApp, endProcess, spawnTied } from './processes.mjs'
import { databaseOf, services } from './services.mjs'

/**
 * @typedef {object} DistributedOptions
 * @property {string} dataDir folder for what the processes keep
 * @property {number} port the gateway's
 * @property {string} databaseServerUrl superuser's address of a PostgreSQL server; each service gets a database there
 * @property {string} natsUrl
 * @property {Record<string, string>} [databases] addresses by service, of databases that are there already
 * @property {Record<string, string | undefined>} [env] for every process, over our own environment
 * @property {string} [databasePrefix] before each database's name, so that several runs can share a server
 * @property {(line: string) => void} [print] gets each line of a process, after the process's name
 *
 * @typedef {object} Distributed
 * @property {string} gatewayUrl
 * @property {Record<string, string>} serviceUrls by service
 * @property {Record<string, number>} pids by app
 * @property {Record<string, string>} databases addresses by service
 * @property {Promise<string>} ended the app that ended first, asked or not
 * @property {() => Promise<void>} stop ends the gateway, then the services
 */

/**
 * Starts every service as a process with a database of its own, then the gateway before them: the wiring of production.
 * Resolves when all of them answer.
 * @param {DistributedOptions} options
 * @returns {Promise<Distributed>}
 * @throws {Complaint} when an app is not built or ends before it answers
 */
export async function startDistributed({
  dataDir,
  port,
  databaseServerUrl,
  natsUrl,
  env = {},
  databasePrefix = '',
  databases: given,
  print = console.log,
}) {
  const databases = given ?? (await createDatabases(databaseServerUrl, databasePrefix))
  const ports = await freePorts(services.length)
  const urls = Object.fromEntries(
    services.map((name, index) => [name, `http://127.0.0.1:${ports[index]}/graphql`]),
  )
  const shared = {
    ...process.env,
    NATS_URL: natsUrl,
    ACTOR_SECRET: randomBytes(32).toString('hex'),
    HOST: '127.0.0.1',
    SHOUWEN_DATA: dataDir,
    ...env,
  }
  /** @type {Record<string, import('node:child_process').ChildProcess>} */
  const children = {}
  /** @type {(name: string) => void} */
  let tellEnded = () => {}
  const ended = /** @type {Promise<string>} */ (new Promise((resolve) => (tellEnded = resolve)))

  /**
   * @param {string} app
   * @param {Record<string, string>} own
   */
  function launch(app, own) {
    const child = spawnTied(process.execPath, ['--enable-source-maps', programOf(app)], {
      cwd: checkout,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...shared, ...own },
    })
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on('line', (line) => print(`${app.padEnd(17)}| ${line}`))
    child.once('exit', () => tellEnded(app))
    child.once('error', () => tellEnded(app))
    children[app] = child
  }

  async function stop() {
    for (const group of [['gateway'], services])
      await Promise.all(
        group.map(async (app) => {
          const pid = children[app]?.pid
          if (pid) await endProcess(pid, endOfApp)
        }),
      )
  }

  try {
    services.forEach((name, index) =>
      launch(name, {
        DATABASE_URL: databases[name] ?? '',
        PORT: String(ports[index]),
        PEER_URLS: JSON.stringify(urls),
      }),
    )
    await untilReady(children, ended, (app) => answers(`${new URL('/readyz', urls[app])}`), services)
    launch('gateway', { PORT: String(port), SUBGRAPH_URLS: JSON.stringify(urls) })
    await untilReady(children, ended, () => answers(`http://127.0.0.1:${port}/readyz`), ['gateway'])
  } catch (error) {
    await stop()
    throw error
  }
  return {
    gatewayUrl: `http://127.0.0.1:${port}/graphql`,
    serviceUrls: urls,
    databases,
    pids: Object.fromEntries(Object.entries(children).map(([app, { pid }]) => [app, Number(pid)])),
    ended,
    stop,
  }
}

/** @param {string} app */
function programOf(app) {
  const program = join(checkout, 'apps', app, 'dist/main.js')
  if (!existsSync(program))
    throw new Complaint(`${program} is missing; run npm run build and read what it says.`)
  return program
}

/**
 * Gives each service its database; one that is there is kept.
 * @param {string} serverUrl
 * @param {string} prefix
 * @returns {Promise<Record<string, string>>} addresses by service
 */
async function createDatabases(serverUrl, prefix) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    /** @type {Record<string, string>} */
    const addresses = {}
    for (const service of services) {
      const database = `${prefix}${databaseOf(service)}`
      const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
      if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)}`)
      const address = new URL(serverUrl)
      address.pathname = `/${database}`
      addresses[service] = address.href
    }
    return addresses
  } finally {
    await client.end()
  }
}

/**
 * @param {Record<string, import('node:child_process').ChildProcess>} children
 * @param {Promise<string>} ended
 * @param {(app: string) => Promise<boolean>} isReady
 * @param {readonly string[]} apps
 */
async function untilReady(children, ended, isReady, apps) {
  let first = ''
  void ended.then((app) => (first = app))
  const ready = await becomes(
    async () => first !== '' || (await Promise.all(apps.map(isReady))).every(Boolean),
    60_000,
  )
  if (first)
    throw new Complaint(
      `${first} ended before everything was up (${children[first]?.exitCode}); see its lines above.`,
    )
  if (!ready) throw new Complaint(`Not everything answered within 60 s: ${apps.join(', ')}.`)
}

/** @param {string} url a server that knows no such path is up, too */
async function answers(url) {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    return status < 500
  } catch {
    return false
  }
}
