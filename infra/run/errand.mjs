import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { checkout, dataFolder } from './checkout.mjs'
import { Complaint } from './complaint.mjs'
import { ensureInstalled } from './install.mjs'
import { nodeFlags } from './node-flags.mjs'

/**
 * Runs one of the house's errands (token, demo, seed) to its end, installed and built first.
 * @param {string} errand
 * @param {readonly string[]} args
 * @returns {number} its exit code
 */
export function runErrand(errand, args) {
  ensureInstalled()
  ensureBuilt()
  const program = join(checkout, 'apps/standalone/dist/errands', `${errand}.js`)
  const { status } = spawnSync(process.execPath, [...nodeFlags, program, ...args], {
    cwd: checkout,
    stdio: 'inherit',
    env: { ...process.env, SHOUWEN_DATA: dataFolder() },
  })
  return status ?? 1
}

/**
 * Where the house that uses this data folder answers.
 * @returns {string}
 */
export function urlOfRunningHouse() {
  const file = join(dataFolder(), 'run.json')
  if (process.env.SHOUWEN_URL) return process.env.SHOUWEN_URL
  if (!existsSync(file))
    throw new Complaint(
      `Nothing runs on ${dataFolder()}: run npm start first, in another terminal.\n请先在另一个终端运行 npm start。`,
    )
  return JSON.parse(readFileSync(file, 'utf8')).url
}
