import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Complaint } from './complaint.mjs'
import { isRunning, startOf } from './processes.mjs'

/** @typedef {{ pid: number, start: string }} Holder */

/**
 * Takes a lock file for this process. A lock whose holder is gone is replaced; a pid that was given to another
 * process since does not count as its holder.
 * @param {string} path
 * @param {(holder: number) => string} refusal text for the case that a running process holds it
 * @returns {() => void} gives the lock back
 */
export function takeLock(path, refusal) {
  const own = `${path}.${process.pid}`
  writeFileSync(own, JSON.stringify({ pid: process.pid, start: startOf(process.pid) }), { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        // A link appears whole or not at all: nobody reads a half-written lock.
        linkSync(own, path)
        return () => release(path)
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
      }
      const holder = readHolder(path)
      if (holder && isHeld(holder)) throw new Complaint(refusal(holder.pid))
      rmSync(path, { force: true })
    }
  } finally {
    rmSync(own, { force: true })
  }
  throw new Complaint(`${path} is taken by another process at this moment; try again.`)
}

/** @param {string} path */
function release(path) {
  if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true })
}

/**
 * @param {string} path
 * @returns {Holder | undefined}
 */
function readHolder(path) {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8'))
    return Number.isInteger(holder?.pid) ? holder : undefined
  } catch {
    return undefined
  }
}

/** @param {Holder} holder */
function isHeld({ pid, start }) {
  return isRunning(pid) && (!start || startOf(pid) === start)
}
