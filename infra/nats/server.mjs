import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { makePrivateFolder } from '../run/checkout.mjs'
import { Complaint } from '../run/complaint.mjs'
import { takeLock } from '../run/lock.mjs'
import { freePort, freePorts } from '../run/ports.mjs'
import { becomes, endProcess, isRunning, spawnTied } from '../run/processes.mjs'
import { natsServerBinary } from './binary.mjs'

/**
 * @typedef {object} NatsOptions
 * @property {string} dataDir folder of this server: streams, password, log, lock
 * @property {number} [port] a free one when absent
 * @property {(line: string) => void} [say] told what was fetched or mended
 *
 * @typedef {object} RunningNats
 * @property {string} url address with user and password
 * @property {number} port
 * @property {number} pid
 * @property {Promise<void>} ended when the server has ended, asked or not
 * @property {() => Promise<void>} stop
 *
 * @typedef {object} NatsNode
 * @property {string} name by which JetStream tells who leads
 * @property {() => number | undefined} pid
 * @property {() => Promise<void>} ended when it has ended, asked or not
 * @property {() => Promise<void>} start starts one that has ended again, on its ports and its data
 *
 * @typedef {object} RunningCluster
 * @property {string} url all servers, separated by commas
 * @property {NatsNode[]} nodes
 * @property {() => Promise<void>} stop
 */

const user = 'shouwen'
const endOfNats = /** @type {[NodeJS.Signals, number][]} */ ([
  ['SIGTERM', 8_000],
  ['SIGKILL', 2_000],
])

/**
 * Starts a NATS server with JetStream on the loopback address with a generated password. Its streams lie in the data
 * folder and are found again by the next start. A server left by a killed run is ended first.
 * @param {NatsOptions} options
 * @returns {Promise<RunningNats>}
 * @throws {Complaint} when there is no server to start, or another run uses the folder
 */
export async function startNats({ dataDir, port, say = console.error }) {
  const binary = natsServerBinary(say)
  makePrivateFolder(dataDir)
  const password = keptPassword(dataDir)
  const listening = port ?? (await freePort())
  const settings = { server_name: 'shouwen', listen: `127.0.0.1:${listening}` }
  const server = await launch({ binary, dataDir, password, port: listening, settings, say })
  return { ...server, url: `nats://${user}:${password}@127.0.0.1:${listening}`, port: listening }
}

/**
 * Starts a JetStream cluster of several servers on the loopback address, as production has it.
 * @param {number} size 3 or 5: an even number tolerates no more failures than one less
 * @param {{ dataDir: string, say?: (line: string) => void }} options
 * @returns {Promise<RunningCluster>}
 */
export async function startNatsCluster(size, { dataDir, say = console.error }) {
  const binary = natsServerBinary(say)
  makePrivateFolder(dataDir)
  const password = keptPassword(dataDir)
  const ports = await freePorts(size * 3)
  const nodes = Array.from({ length: size }, (_, index) => ({
    name: `shouwen-${index + 1}`,
    port: /** @type {number} */ (ports[index]),
    route: /** @type {number} */ (ports[size + index]),
    monitor: /** @type {number} */ (ports[2 * size + index]),
  }))
  const routes = nodes.map(({ route }) => `nats://${user}:${password}@127.0.0.1:${route}`)
  /** @type {Map<string, { pid: number, ended: Promise<void>, stop: () => Promise<void> }>} */
  const servers = new Map()

  /** @param {typeof nodes[number]} node */
  async function start({ name, port, route, monitor }) {
    const server = await launch({
      binary,
      dataDir: makePrivateFolder(join(dataDir, name)),
      password,
      port,
      settings: {
        server_name: name,
        listen: `127.0.0.1:${port}`,
        http: `127.0.0.1:${monitor}`,
        cluster: {
          name: 'shouwen',
          listen: `127.0.0.1:${route}`,
          authorization: { user, password },
          routes,
        },
      },
      say,
    })
    servers.set(name, server)
  }

  const stop = async () => void (await Promise.all([...servers.values()].map((server) => server.stop())))
  const started = await Promise.allSettled(nodes.map(start))
  const failed = started.find((result) => result.status === 'rejected')
  const healthy = !failed && (await becomes(() => areHealthy(nodes.map(({ monitor }) => monitor)), 30_000))
  if (!healthy) {
    await stop()
    throw failed?.reason ?? new Error('The NATS cluster found no leader within 30 s.')
  }
  return {
    url: nodes.map(({ port }) => `nats://${user}:${password}@127.0.0.1:${port}`).join(','),
    nodes: nodes.map((node) => ({
      name: node.name,
      pid: () => servers.get(node.name)?.pid,
      ended: () => servers.get(node.name)?.ended ?? Promise.resolve(),
      start: () => start(node),
    })),
    stop,
  }
}

/** @param {number[]} monitors ports; healthy means that a node has contact with the cluster's leader */
async function areHealthy(monitors) {
  const answers = await Promise.allSettled(monitors.map((port) => fetch(`http://127.0.0.1:${port}/healthz`)))
  return answers.every((answer) => answer.status === 'fulfilled' && answer.value.ok)
}

/** @param {string} dataDir */
function keptPassword(dataDir) {
  const file = join(dataDir, 'password')
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/**
 * @param {{ binary: string, dataDir: string, password: string, port: number, settings: object, say: (line: string) => void }} options
 */
async function launch({ binary, dataDir, password, port, settings, say }) {
  const releaseLock = takeLock(
    join(dataDir, 'lock'),
    (holder) => `The NATS server in ${dataDir} is in use by another run (pid ${holder}).`,
  )
  try {
    const configFile = join(dataDir, 'nats.conf')
    const pidFile = join(dataDir, 'nats.pid')
    await clearLeftover(pidFile, configFile, say)
    // JSON is a subset of the configuration's own format.
    const config = {
      ...settings,
      jetstream: { store_dir: join(dataDir, 'streams') },
      authorization: { user, password },
      max_payload: 1_048_576,
    }
    writeFileSync(configFile, JSON.stringify(config, null, 2), { mode: 0o600 })
    const logFile = join(dataDir, 'server.log')
    const log = openSync(logFile, 'w', 0o600)
    const server = spawnTied(binary, ['--config', configFile, '--pid', pidFile], {
      stdio: ['ignore', log, log],
      cwd: '/',
    })
    closeSync(log)
    const ended = /** @type {Promise<void>} */ (
      new Promise((resolve) => {
        server.once('exit', () => resolve())
        server.once('error', () => resolve())
      })
    ).finally(() => {
      rmSync(pidFile, { force: true })
      releaseLock()
    })
    const gone = () => !server.pid || server.exitCode !== null || server.signalCode !== null
    await becomes(async () => gone() || (await greets(port)), 30_000)
    const pid = server.pid
    if (!pid || gone() || !(await greets(port))) {
      if (pid) await endProcess(pid, endOfNats)
      const lines = readFileSync(logFile, 'utf8').trim().split('\n').slice(-6).join('\n')
      throw new Error(`The NATS server did not start; its log ${logFile} ends with:\n${lines}`)
    }
    return {
      pid,
      ended,
      async stop() {
        await endProcess(pid, endOfNats)
        await ended
      },
    }
  } catch (error) {
    releaseLock()
    throw error
  }
}

/**
 * Whether a NATS server with JetStream greets on a port.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function greets(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    /** @param {boolean} answer */
    const settle = (answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(1_000, () => settle(false))
    socket.once('error', () => settle(false))
    socket.once('close', () => settle(false))
    socket.once('data', (data) => settle(/^INFO .*"jetstream":true/.test(data.toString())))
  })
}

/**
 * Ends a server that a killed run left with this configuration.
 * @param {string} pidFile
 * @param {string} configFile
 * @param {(line: string) => void} say
 */
async function clearLeftover(pidFile, configFile, say) {
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8'))
  if (Number.isInteger(pid) && pid > 1 && isRunning(pid) && hasArgument(pid, configFile)) {
    say(`Ending the NATS server (pid ${pid}) that an earlier run left behind.`)
    if (!(await endProcess(pid, endOfNats)))
      throw new Complaint(
        `A NATS server left by an earlier run does not end: pid ${pid}, data beside ${configFile}.`,
      )
  }
  rmSync(pidFile, { force: true })
}

/**
 * @param {number} pid
 * @param {string} argument
 */
function hasArgument(pid, argument) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(argument)
  } catch {
    return false
  }
}
