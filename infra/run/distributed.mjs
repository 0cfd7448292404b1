import { randomBytes } from 'node:crypto'
import { appProcess } from './app-process.mjs'
import { openBalancer } from './balancer.mjs'
import { freePorts } from './ports.mjs'
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
 * @property {Partial<Record<typeof services[number], number>>} [instances] processes of a service, one unless told
 * @property {number} [patience] milliseconds that each process may take to answer
 * @property {(line: string) => void} [print] gets each line of a process, after the process's name
 *
 * @typedef {object} Distributed
 * @property {string} gatewayUrl
 * @property {Record<string, string>} serviceUrls by service
 * @property {import('./app-process.mjs').AppProcess[]} processes of the services, the gateway last; `intake-2` is a second one
 * @property {Record<string, string>} databases addresses by service
 * @property {Promise<string>} ended the process that ended first, asked or not
 * @property {() => Promise<void>} stop ends the gateway, then the services
 */

/**
 * Starts every service as a process with a database of its own, then the gateway before them: the wiring of production.
 * Several instances of a service stand behind one address. Resolves when all of them answer.
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
  instances = {},
  patience,
  print = console.log,
}) {
  const databases = given ?? (await createDatabases(databaseServerUrl, databasePrefix))
  const wanted = services.flatMap((service) =>
    Array.from({ length: instances[service] ?? 1 }, (_, index) => ({
      service,
      name: index === 0 ? service : `${service}-${index + 1}`,
    })),
  )
  const ports = await freePorts(wanted.length)
  const placed = wanted.map((each, index) => ({ ...each, port: /** @type {number} */ (ports[index]) }))
  /** @type {{ stop: () => Promise<void> }[]} */
  const balancers = []
  /** @type {Record<string, string>} */
  const urls = {}
  for (const service of services) {
    const [only, ...others] = placed.filter((each) => each.service === service).map((each) => each.port)
    let front = only
    if (others.length > 0) {
      const balancer = await openBalancer([/** @type {number} */ (only), ...others])
      balancers.push(balancer)
      front = balancer.port
    }
    urls[service] = `http://127.0.0.1:${front}/graphql`
  }
  const shared = {
    ...process.env,
    NATS_URL: natsUrl,
    ACTOR_SECRET: randomBytes(32).toString('hex'),
    HOST: '127.0.0.1',
    SHOUWEN_DATA: dataDir,
    ...env,
  }

  /**
   * @param {string} name
   * @param {string} app
   * @param {number} own
   * @param {Record<string, string>} more
   */
  const describe = (name, app, own, more) =>
    appProcess({
      name,
      app,
      origin: `http://127.0.0.1:${own}`,
      env: { ...shared, PORT: String(own), ...more },
      print,
      patience,
    })
  const instancesOfServices = placed.map(({ name, service, port: own }) =>
    describe(name, service, own, {
      DATABASE_URL: databases[service] ?? '',
      PEER_URLS: JSON.stringify(urls),
    }),
  )
  const gateway = describe('gateway', 'gateway', port, { SUBGRAPH_URLS: JSON.stringify(urls) })
  /** @type {(name: string) => void} */
  let tellEnded = () => {}
  const ended = /** @type {Promise<string>} */ (new Promise((resolve) => (tellEnded = resolve)))

  async function stop() {
    await gateway.stop()
    await Promise.all(instancesOfServices.map((instance) => instance.stop()))
    await Promise.all(balancers.map((balancer) => balancer.stop()))
  }

  try {
    for (const group of [instancesOfServices, [gateway]]) {
      const starting = group.map((each) => each.start())
      for (const each of group) void each.ended().then(() => tellEnded(each.name))
      await Promise.all(starting)
    }
  } catch (error) {
    await stop()
    throw error
  }
  return {
    gatewayUrl: `http://127.0.0.1:${port}/graphql`,
    serviceUrls: urls,
    databases,
    processes: [...instancesOfServices, gateway],
    ended,
    stop,
  }
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
