import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createHash } from 'node:crypto'
import { totalmem } from 'node:os'
import { makePrivateFolder } from '../run/checkout.mjs'
import { Complaint } from '../run/complaint.mjs'
import { takeLock } from '../run/lock.mjs'
import { freePort } from '../run/ports.mjs'
import { becomes, endProcess, isRunning, spawnTied } from '../run/processes.mjs'
import { canEnter, serverAccount, sharedPlace } from './account.mjs'
import { postgresBinaries } from './binaries.mjs'
import { initialise, owner } from './initialise.mjs'
import { clearLeftover, endOfPostgres, readPostmaster } from './leftover.mjs'

/**
 * @typedef {object} PostgresOptions
 * @property {string} dataDir folder of this server: the cluster, its password, its log, its lock
 * @property {number} [port] a free one when absent
 * @property {boolean} [durable] false: fsync off, for tests, whose data may be lost
 * @property {number} [maxConnections]
 * @property {Readonly<Record<string, string>>} [settings] of the server's configuration, over ours
 * @property {(line: string) => void} [say] told what was mended
 *
 * @typedef {object} RunningPostgres
 * @property {string} url superuser's address of the database `shouwen`
 * @property {number} port
 * @property {number} pid
 * @property {Promise<void>} ended when the server has ended, asked or not
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the PostgreSQL that npm installed, on the loopback address with a generated password; makes its data folder at
 * the first start and finds it again later. A server left by a killed run is ended first.
 * @param {PostgresOptions} options
 * @returns {Promise<RunningPostgres>}
 * @throws {Complaint} when another run uses the folder, or its data is of another major version
 */
export async function startPostgres({
  dataDir,
  port,
  durable = true,
  maxConnections = 100,
  settings = {},
  say = console.error,
}) {
  makePrivateFolder(dataDir)
  const releaseLock = takeLock(
    join(dataDir, 'lock'),
    (holder) => `The database in ${dataDir} is in use by another run (pid ${holder}).`,
  )
  try {
    const cluster = placeOfCluster(dataDir)
    const account = serverAccount(cluster)
    checkOwner(cluster)
    const binaries = postgresBinaries(account)
    if (existsSync(cluster)) await clearLeftover(cluster, say)
    const password = initialise({ folder: dataDir, cluster, binaries, account, say })
    const listening = port ?? (await freePort())
    const logFile = join(dataDir, 'server.log')
    const server = launch({
      binaries,
      cluster,
      account,
      logFile,
      port: listening,
      durable,
      maxConnections,
      settings,
    })
    const ended = /** @type {Promise<void>} */ (
      new Promise((resolve) => {
        server.once('exit', () => resolve())
        server.once('error', () => resolve())
      })
    ).finally(releaseLock)
    await untilReady(server, cluster, logFile)
    const pid = /** @type {number} */ (server.pid)
    return {
      url: `postgres://${owner}:${password}@127.0.0.1:${listening}/${owner}`,
      port: listening,
      pid,
      ended,
      async stop() {
        await endProcess(pid, endOfPostgres)
        await ended
      },
    }
  } catch (error) {
    releaseLock()
    throw error
  }
}

/**
 * Deletes everything that startPostgres made for a folder. The server must have been stopped.
 * @param {string} dataDir
 */
export function removePostgres(dataDir) {
  const pointer = join(dataDir, 'cluster-place')
  if (existsSync(pointer)) rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}

/**
 * The cluster lies in the data folder, unless the server's user cannot get there: then it lies in the shared place, and
 * a pointer in the data folder says where.
 * @param {string} dataDir
 */
function placeOfCluster(dataDir) {
  const here = join(dataDir, 'cluster')
  if (existsSync(here)) return here
  const pointer = join(dataDir, 'cluster-place')
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim()
  if (canEnter(dataDir, serverAccount(here))) return here
  const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const elsewhere = join(sharedPlace(), `${basename(dataDir)}-${key}`)
  writeFileSync(pointer, `${elsewhere}\n`)
  return elsewhere
}

/** @param {string} cluster */
function checkOwner(cluster) {
  const us = process.getuid?.()
  if (!us || !existsSync(cluster)) return
  const { uid } = statSync(cluster)
  if (uid === us) return
  throw new Complaint(
    `The database in ${cluster} belongs to the user with id ${uid}, and this is the user with id ${us}.\n` +
      'Choose one: run as that user; or set SHOUWEN_DATA to a folder of your own.\n' +
      `${cluster} 中的数据库属于用户 ${uid}，而当前用户是 ${us}。请以该用户运行，或用 SHOUWEN_DATA 指定自己的目录。`,
  )
}

/**
 * What a server that is kept gets for its pages: a sixteenth of the memory, from PostgreSQL's own 128 MB up to 1 GB.
 * With less than its rows need, it writes pages out and reads them back while somebody waits.
 */
function bufferMegabytes() {
  return Math.min(1_024, Math.max(128, Math.floor(totalmem() / 1024 ** 2 / 16)))
}

/**
 * @param {{ binaries: import('./binaries.mjs').Binaries, cluster: string, account?: import('../run/processes.mjs').Account, logFile: string, port: number, durable: boolean, maxConnections: number, settings: Readonly<Record<string, string>> }} options
 */
function launch({ binaries, cluster, account, logFile, port, durable, maxConnections, settings: given }) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: maxConnections,
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable
      ? // Tables that grow from nothing are looked at soon: the plans of the first hour would read all of them.
        { shared_buffers: `${bufferMegabytes()}MB`, max_wal_size: '4GB', autovacuum_naptime: '10s' }
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...given,
  }
  const args = [
    '-D',
    cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const log = openSync(logFile, 'w', 0o600)
  try {
    // Fast shutdown when the parent is killed.
    return spawnTied(binaries.postgres, args, {
      account,
      deathSignal: 'INT',
      cwd: '/',
      stdio: ['ignore', log, log],
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
  } finally {
    closeSync(log)
  }
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @param {string} cluster
 * @param {string} logFile
 */
async function untilReady(server, cluster, logFile) {
  /** @type {Error | undefined} */
  let fault
  server.once('error', (error) => (fault = error))
  const gone = () => Boolean(fault) || server.exitCode !== null || server.signalCode !== null
  const isReady = () => {
    const postmaster = readPostmaster(cluster)
    return postmaster?.pid === server.pid && postmaster?.ready === true
  }
  // Recovery after a power failure may take its time; a server that is gone is not waited for.
  await becomes(() => gone() || isReady(), 120_000)
  if (!gone() && isReady()) return
  if (server.pid && isRunning(server.pid)) await endProcess(server.pid, endOfPostgres)
  const lines = readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n')
  throw new Error(`PostgreSQL did not start; its log ${logFile} ends with:\n${fault?.message ?? lines}`)
}
