import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rowNames } from './options.mjs'

/** @typedef {import('./page.mjs').Bench} Bench */

/**
 * What was measured, and of the other rows what a folder has already, unless another machine measured it; in their order.
 * @param {Bench['rows']} rows
 * @param {string} folder
 * @param {Pick<Bench['machine'], 'cores' | 'cpu'>} machine
 * @returns {Bench['rows']}
 */
export function withThoseOfBefore(rows, folder, { cores, cpu }) {
  const file = join(folder, 'bench.json')
  if (!existsSync(file)) return rows
  /** @type {Bench} */
  const before = JSON.parse(readFileSync(file, 'utf8'))
  const same = before.machine.cores === cores && before.machine.cpu === cpu
  const all = same ? [...rows, ...before.rows] : rows
  return rowNames.flatMap((name) => all.find((row) => row.name === name) ?? [])
}
