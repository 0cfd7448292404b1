import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** Clock ticks a second that Linux counts CPU time in. */
const TICKS = 100

/** Share of all cores that others may use while a measurement begins. */
const QUIET = 0.1

/**
 * @param {number} pid
 * @returns {string[]} fields of /proc/PID/stat from the state on; none when it is gone
 */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

/** @returns {number[]} */
function pids() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
}

/**
 * A process and all that it, or what it started, has started.
 * @param {number} root
 * @returns {number[]}
 */
export function familyOf(root) {
  const parents = new Map(pids().map((pid) => [pid, Number(statOf(pid)[1])]))
  const family = [root]
  for (const member of family)
    for (const [pid, parent] of parents) if (parent === member && !family.includes(pid)) family.push(pid)
  return family
}

/**
 * CPU seconds that a process has used, its children, ended ones too.
 * @param {number} root
 */
export function cpuSeconds(root) {
  const ticks = familyOf(root).flatMap((pid) => {
    const [own, system, ofEnded, systemOfEnded] = statOf(pid).slice(11, 15).map(Number)
    return pid === root ? [own, system, ofEnded, systemOfEnded] : [own, system]
  })
  return ticks.reduce((sum, each) => sum + (each ?? 0), 0) / TICKS
}

/**
 * Resident memory of one process, in MB; what it shares with others is counted whole.
 * @param {number} pid
 */
export function residentMb(pid) {
  return kilobytes(`/proc/${pid}/status`, 'VmRSS') / 1024
}

/**
 * Memory of several processes together, in MB: what they share is counted once.
 * @param {readonly number[]} family
 */
export function togetherMb(family) {
  return family.reduce((sum, pid) => sum + kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss'), 0) / 1024
}

/** @param {number} pid */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

/**
 * @param {string} file
 * @param {string} field
 */
function kilobytes(file, field) {
  try {
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/**
 * Waits until the machine has little to do, for a while at the most.
 * @param {number} patience milliseconds
 * @returns {Promise<number>} the share of all cores that was in use at last
 */
export async function untilQuiet(patience) {
  const deadline = performance.now() + patience
  for (;;) {
    const busy = await busyShare(Math.min(1_000, patience))
    if (busy < QUIET || performance.now() >= deadline) return busy
  }
}

/** @param {number} milliseconds */
async function busyShare(milliseconds) {
  const before = ticksOfMachine()
  await pause(milliseconds)
  const after = ticksOfMachine()
  return 1 - (after.idle - before.idle) / Math.max(1, after.all - before.all)
}

function ticksOfMachine() {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  const ticks = line.split(/\s+/).slice(1).map(Number)
  return { all: ticks.reduce((sum, each) => sum + each, 0), idle: (ticks[3] ?? 0) + (ticks[4] ?? 0) }
}
