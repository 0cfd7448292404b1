import { freePort } from '../run/ports.mjs'
import { appProcess } from '../run/app-process.mjs'
import { startDistributed } from '../run/distributed.mjs'
import { services } from '../run/services.mjs'
import { startNatsCluster } from '../nats/server.mjs'
import { join } from 'node:path'
import { openedThings } from './opened.mjs'
import { Databases } from './databases.mjs'
import { openNats, openPostgres } from './servers.mjs'
import { ownerOfPort } from './socket-owner.mjs'
import { supervise } from './supervise.mjs'
import { openTransport } from './transport.mjs'

/**
 * @typedef {import('./supervise.mjs').Part} Part
 * @typedef {import('./chance.mjs').Chance} Chance
 *
 * @typedef {object} Target a kind of thing to kill
 * @property {string} name
 * @property {(chance: Chance) => Promise<Part | undefined>} choose the part that it is at this moment
 * @property {(operation: string) => boolean} serves whether the mutation is done by it
 * @property {() => void} [meanwhile] what is done to it while it is down
 *
 * @typedef {object} FaultyHouse a house whose parts are started again when they end
 * @property {'distributed' | 'standalone'} way
 * @property {string} origin
 * @property {string} dataFolder with the keys
 * @property {Databases} databases
 * @property {import('./transport.mjs').Transport} transport
 * @property {Part[]} parts
 * @property {Target[]} targets
 * @property {number} copies of each stream
 * @property {() => number[]} pids of the apps that run now
 * @property {() => Promise<void>} stop
 */

const openings = { distributed: openDistributed, standalone: openStandalone }

/**
 * Opens the house in one of its ways.
 * @param {{ way: keyof typeof openings, folder: string, print: (line: string) => void }} options
 * @returns {Promise<FaultyHouse>}
 */
export async function openHouse({ way, folder, print }) {
  const opened = openedThings()
  try {
    return await openings[way]({ folder, print, opened })
  } catch (error) {
    await opened.stop()
    throw error
  }
}

/** Services that run twice, so that one stands by. */
const doubled = /** @type {const} */ ({ intake: 2, analytics: 2 })

/** What the load asks of each service. */
const operationsOf = /** @type {Record<string, RegExp>} */ ({
  intake:
    /^(register|archive|resolve|close)Appeal$|^instructAppeal$|^(report|review)Progress$|^informCustomer$/,
  dispatch: /WorkOrder$/,
  'revisit-audit': /Revisit$/,
})

/** @param {string} service @returns {(operation: string) => boolean} */
function servedBy(service) {
  return (operation) => operationsOf[service]?.test(operation) ?? true
}

/** @type {(operation: string) => boolean} */
const anything = () => true

/** Milliseconds that an app may take to answer again: its database may be away, and the machine busy. */
const PATIENCE_MS = 180_000

/** Limits that would get into the way of a load that comes as ten people alone. */
const withoutLimits = { RATE_LIMIT_SUBJECT: '1000000', LOG_LEVEL: 'warn' }

/**
 * The house as in production: seven services, two of them twice, the gateway, three NATS servers, PostgreSQL.
 * @param {{ folder: string, print: (line: string) => void, opened: ReturnType<typeof openedThings> }} options
 * @returns {Promise<FaultyHouse>}
 */
async function openDistributed({ folder, print, opened }) {
  const postgres = await opened.wait(openPostgres(folder, print))
  const cluster = await opened.wait(
    startNatsCluster(3, { dataDir: join(folder, 'nats-cluster'), say: print }),
  )
  const copies = 3
  const house = await opened.wait(
    startDistributed({
      dataDir: folder,
      port: await freePort(),
      databaseServerUrl: postgres.url,
      natsUrl: cluster.url,
      instances: doubled,
      patience: PATIENCE_MS,
      env: { ...withoutLimits, NATS_REPLICAS: String(copies) },
      print,
    }),
  )
  const transport = await opened.wait(openTransport(cluster.url, copies))
  const databases = new Databases(house.databases)
  opened.add(() => databases.stop())
  const keep = (/** @type {import('./supervise.mjs').Startable} */ thing) => supervise(thing, print)
  const apps = house.processes.map((app) => keep(againFromNothing(app)))
  const nodes = cluster.nodes.map(keep)
  const server = keep(postgres.part)
  const parts = [...apps, ...nodes, server]
  opened.add(() => parts.forEach((part) => part.leave()))

  const only = (/** @type {string} */ name) => /** @type {Part} */ (parts.find((part) => part.name === name))
  const instancesOf = (/** @type {string} */ service) =>
    apps.filter(({ name }) => name === service || name.startsWith(`${service}-2`))

  /** @param {string} service */
  async function active(service) {
    const [port] = await databases.portsOfActive(service)
    const instances = instancesOf(service)
    const pid =
      port === undefined
        ? undefined
        : ownerOfPort(
            port,
            instances.map((each) => each.pid() ?? 0),
          )
    return instances.find((each) => each.pid() === pid)
  }

  /** @type {Target[]} */
  const targets = [
    ...services.map((service) => ({
      name: service,
      choose: async (/** @type {Chance} */ chance) => chance.pick(instancesOf(service)),
      serves: servedBy(service),
    })),
    ...Object.keys(doubled).map((service) => ({
      name: `${service}, the active instance`,
      choose: () => active(service),
      serves: servedBy(service),
    })),
    { name: 'gateway', choose: async () => only('gateway'), serves: anything },
    { name: 'a NATS server', choose: async (chance) => chance.pick(nodes), serves: anything },
    {
      name: 'the NATS server that leads a stream',
      choose: async (chance) => {
        const leader = await transport.leaderOf(chance.pick(services))
        return nodes.find(({ name }) => name === leader)
      },
      serves: anything,
    },
    { name: 'PostgreSQL', choose: async () => server, serves: anything },
  ]
  return {
    way: 'distributed',
    origin: new URL(house.gatewayUrl).origin,
    dataFolder: folder,
    databases,
    transport,
    parts,
    targets,
    copies,
    pids: () => pidsOf(apps),
    stop: () => opened.stop(),
  }
}

/**
 * The house in one process, with one NATS server and PostgreSQL.
 * @param {{ folder: string, print: (line: string) => void, opened: ReturnType<typeof openedThings> }} options
 * @returns {Promise<FaultyHouse>}
 */
async function openStandalone({ folder, print, opened }) {
  const postgres = await opened.wait(openPostgres(folder, print))
  const nats = await opened.wait(openNats(folder, print))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const app = appProcess({
    name: 'standalone',
    app: 'standalone',
    origin,
    env: {
      ...process.env,
      ...withoutLimits,
      DATABASE_URL: postgres.url,
      NATS_URL: nats.url,
      PORT: String(port),
      HOST: '127.0.0.1',
      SHOUWEN_DATA: folder,
      SEED: 'off',
    },
    print,
    patience: PATIENCE_MS,
  })
  opened.add(() => app.stop())
  await app.start()
  const transport = await opened.wait(openTransport(nats.url, 1))
  const [house, server, broker] = /** @type {[Part, Part, Part]} */ (
    [againFromNothing(app), postgres.part, nats.part].map((thing) => supervise(thing, print))
  )
  const parts = [house, server, broker]
  const databases = new Databases(Object.fromEntries(services.map((service) => [service, postgres.url])))
  opened.add(() => databases.stop())
  opened.add(() => parts.forEach((part) => part.leave()))
  return {
    way: 'standalone',
    origin,
    dataFolder: folder,
    databases,
    transport,
    parts,
    targets: [
      { name: 'the whole process', choose: async () => house, serves: anything },
      { name: 'NATS', choose: async () => broker, serves: anything },
      { name: 'NATS, with what it kept', choose: async () => broker, serves: anything, meanwhile: nats.lose },
      { name: 'PostgreSQL', choose: async () => server, serves: anything },
    ],
    copies: 1,
    pids: () => pidsOf([house]),
    stop: () => opened.stop(),
  }
}

/**
 * An app that did not come up in time is ended before it is started again: it would hold the port.
 * @param {import('../run/app-process.mjs').AppProcess} app
 * @returns {import('./supervise.mjs').Startable}
 */
function againFromNothing(app) {
  return {
    ...app,
    async start() {
      await app.stop()
      await app.start()
    },
  }
}

/** @param {readonly Part[]} apps */
function pidsOf(apps) {
  return apps.filter((app) => app.isUp()).flatMap((app) => app.pid() ?? [])
}
