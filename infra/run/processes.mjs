import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** @typedef {{ uid: number, gid: number }} Account a system user that a server runs as */

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))

/**
 * Spawns a process that ends when we do, even when we are killed with -9: where the system has `setpriv`, the
 * kernel sends it `deathSignal` when its parent is gone. It has a process group of its own, so that Ctrl-C in
 * the terminal reaches only us and we end things in order.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { account?: Account, deathSignal?: string }} options
 */
export function spawnTied(command, args, { account, deathSignal = 'TERM', ...options } = {}) {
  if (!setpriv) return spawn(command, args, { detached: true, ...account, ...options })
  const as = account ? [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'] : []
  return spawn(setpriv, [...as, `--pdeathsig=${deathSignal}`, '--', command, ...args], {
    detached: true,
    ...options,
  })
}

/**
 * Whether a process runs; one that ended but was not collected by its parent does not.
 * @param {number} pid
 */
export function isRunning(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false
  }
  return statFields(pid)[0] !== 'Z'
}

/**
 * When a process started, in clock ticks since boot: tells it from a later one that got the same pid.
 * Empty where the system does not say.
 * @param {number} pid
 */
export function startOf(pid) {
  return statFields(pid)[19] ?? ''
}

/**
 * The process that a process belongs to; undefined where the system does not say.
 * @param {number} pid
 */
export function parentOf(pid) {
  return statFields(pid)[1]
}

/** @param {number} pid fields of /proc/PID/stat from the state on */
function statFields(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

/**
 * How a process of the house is ended: it announces its end, answers what is under way (20 s at the most) and stops its
 * parts.
 */
export const endOfApp = /** @type {[NodeJS.Signals, number][]} */ ([
  ['SIGTERM', 30_000 + Number(process.env.SHUTDOWN_NOTICE_MS || 0)],
  ['SIGKILL', 2_000],
])

/**
 * Ends a process: sends each signal in turn and waits its milliseconds for the process to go.
 * @param {number} pid
 * @param {[NodeJS.Signals, number][]} steps
 * @returns {Promise<boolean>} whether it is gone
 */
export async function endProcess(pid, steps) {
  for (const [signal, patience] of steps) {
    if (!isRunning(pid)) return true
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return true
      throw error
    }
    if (await becomes(() => !isRunning(pid), patience)) return true
  }
  return !isRunning(pid)
}

/**
 * Waits until a condition holds.
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} patience milliseconds
 * @param {number} [every] milliseconds between two looks
 */
export async function becomes(condition, patience, every = 20) {
  const deadline = Date.now() + patience
  for (;;) {
    if (await condition()) return true
    if (Date.now() >= deadline) return false
    await pause(every)
  }
}
