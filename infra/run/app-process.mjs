import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { checkout } from './checkout.mjs'
import { Complaint } from './complaint.mjs'
import { nodeFlags } from './node-flags.mjs'
import { becomes, endOfApp, endProcess, spawnTied } from './processes.mjs'

/**
 * @typedef {object} AppProcess an app as a process that can be started again: at its address, with its environment
 * @property {string} name
 * @property {() => number | undefined} pid of the process that runs now or ran last
 * @property {() => Promise<void>} start resolves when it answers; a Complaint when it ends before, or does not answer
 * @property {() => Promise<void>} ended when the process that was started last has ended, asked or not
 * @property {() => Promise<void>} stop
 */

/**
 * Describes the process of an app; it runs from `start` on.
 * @param {object} options
 * @param {string} options.name before each of its lines
 * @param {string} options.app its folder in `apps`
 * @param {string} options.origin where it answers, by the `PORT` of its environment
 * @param {Record<string, string | undefined>} options.env
 * @param {(line: string) => void} options.print gets each of its lines, after its name
 * @param {number} [options.patience] milliseconds that it may take to answer
 * @returns {AppProcess}
 */
export function appProcess({ name, app, origin, env, print, patience = 60_000 }) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child

  /** @type {Promise<void>} */
  let ended = Promise.resolve()

  return {
    name,
    pid: () => child?.pid,
    ended: () => ended,
    async start() {
      const started = spawnTied(process.execPath, [...nodeFlags, programOf(app)], {
        cwd: checkout,
        stdio: ['ignore', 'pipe', 'pipe'],
        env,
      })
      for (const stream of [started.stdout, started.stderr])
        if (stream)
          createInterface({ input: stream }).on('line', (line) => print(`${name.padEnd(17)}| ${line}`))
      let over = false
      child = started
      ended = new Promise((resolve) => {
        started.once('exit', () => resolve())
        started.once('error', () => resolve())
      })
      void ended.then(() => (over = true))
      const ready = await becomes(async () => over || (await answers(`${origin}/readyz`)), patience, 150)
      if (over)
        throw new Complaint(`${name} ended before it answered (${started.exitCode ?? started.signalCode}).`)
      if (!ready) throw new Complaint(`${name} did not answer within ${patience / 1_000} s.`)
    },
    async stop() {
      if (child?.pid) await endProcess(child.pid, endOfApp)
    },
  }
}

/** @param {string} app */
function programOf(app) {
  const program = join(checkout, 'apps', app, 'dist/main.js')
  if (!existsSync(program))
    throw new Complaint(`${program} is missing; run npm run build and read what it says.`)
  return program
}

/** @param {string} url a server that knows no such path is up, too */
async function answers(url) {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    return status < 500
  } catch {
    return false
  }
}
