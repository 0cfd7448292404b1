import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { checkout } from '../run/checkout.mjs'
import { Complaint } from '../run/complaint.mjs'
import { nodeFlags } from '../run/node-flags.mjs'
import { becomes, endProcess, spawnTied } from '../run/processes.mjs'

/** How long a server may take until it is there. */
const PATIENCE_MS = 120_000

const endOfProgram = /** @type {[NodeJS.Signals, number][]} */ ([
  ['SIGTERM', 15_000],
  ['SIGKILL', 2_000],
])

/** @typedef {{ url: string, pid: number, stop: () => Promise<void> }} Program a server under measurement */

/**
 * Starts a server in a process of its own and waits until it is there: until it says where, or answers.
 * @param {object} options
 * @param {string} options.name for complaints
 * @param {readonly string[]} options.command arguments of node
 * @param {Record<string, string | undefined>} options.env over our own
 * @param {RegExp | string} options.ready the line that says its address, in the first group; or the address that answers
 * @param {string} options.logFile gets all that it says
 * @param {string} [options.folder] where it runs; the checkout unless told
 * @param {AbortSignal} [options.signal] nobody waits for it any more
 * @returns {Promise<Program>}
 */
export async function startProgram({ name, command, env, ready, logFile, folder = checkout, signal }) {
  const child = spawnTied(process.execPath, [...command], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...withoutServers(process.env), ...env },
  })
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 })
  const pid = /** @type {number} */ (child.pid)
  let running = true
  let url = ''
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  }).then(() => void (running = false))
  const stop = async () => {
    if (running) await endProcess(pid, endOfProgram)
    await ended
  }
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: /** @type {import('node:stream').Readable} */ (stream) }).on('line', (line) => {
      log.write(`${line}\n`)
      if (ready instanceof RegExp) url ||= ready.exec(line)?.[1] ?? ''
    })
  await becomes(async () => {
    if (typeof ready === 'string' && (await answers(ready))) url = new URL(ready).origin
    return url !== '' || !running || signal?.aborted === true
  }, PATIENCE_MS)
  if (url !== '') return { url, pid, stop }
  await stop()
  throw new Complaint(`${name} was not ready; see ${logFile}.`)
}

/** @param {string} url */
async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}

/**
 * Runs a program of `programs/` in a process of its own: gives it a job as JSON, reads what it found as JSON.
 * @param {string} name
 * @param {object} job
 * @param {AbortSignal} [signal] ends it
 * @returns {Promise<any>}
 */
export async function runProgram(name, job, signal) {
  const file = new URL(`programs/${name}.mjs`, import.meta.url).pathname
  const child = spawnTied(process.execPath, [...nodeFlags, file], {
    cwd: checkout,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const end = () => child.kill('SIGTERM')
  signal?.addEventListener('abort', end)
  child.stdin?.end(JSON.stringify(job))
  const said = await text(/** @type {import('node:stream').Readable} */ (child.stdout))
  signal?.removeEventListener('abort', end)
  if (said === '') throw new Complaint(`The program ${name} of the bench ended without a word; see above.`)
  return JSON.parse(said)
}

/**
 * An environment without what would lead a house of the bench to servers and settings of another.
 * @param {NodeJS.ProcessEnv} env
 */
export function withoutServers(env) {
  const {
    DATABASE_URL: _database,
    NATS_URL: _nats,
    NATS_PREFIX: _prefix,
    PORT: _port,
    SEED: _seed,
    SHOUWEN_DATA: _data,
    NODE_ENV: _mode,
    npm_lifecycle_event: _npm,
    ...ours
  } = env
  return ours
}
