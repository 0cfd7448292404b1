import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeBreaks } from './code-breaks.mjs'
import { packBreaks } from './pack-breaks.mjs'

/**
 * A rule that can be taken out of a copy of the house.
 * @typedef {{ clause: string, rule: string, file: string, broken: (source: string) => string }} Break
 */

const packs = ['residential', 'mall']

/**
 * Every rule that can be taken out: those of the shipped packs, and those that code guards.
 * @param {string} folder of the sources
 * @returns {Break[]}
 */
export function everyBreak(folder) {
  const ofPacks = packs.flatMap((name) => {
    const file = `packages/procedure/src/packs/${name}.json`
    return packBreaks(JSON.parse(readFileSync(join(folder, file), 'utf8'))).map(({ clause, rule, pack }) => ({
      clause,
      rule,
      file,
      broken: () => JSON.stringify(pack),
    }))
  })
  const ofCode = codeBreaks.flatMap(({ clauses, rule, file, find, replace }) =>
    clauses.map((clause) => ({ clause, rule, file, broken: exchange(file, find, replace) })),
  )
  return [...ofPacks, ...ofCode].sort((a, b) => (a.clause < b.clause ? -1 : 1))
}

/**
 * @param {string} file
 * @param {string} find
 * @param {string} replace
 */
function exchange(file, find, replace) {
  return (/** @type {string} */ source) => {
    const parts = source.split(find)
    if (parts.length !== 2)
      throw new Error(`${file} has "${find}" ${parts.length - 1} times: mend infra/break/code-breaks`)
    return parts.join(replace)
  }
}

/**
 * Takes a rule out of the sources while something is done.
 * @template Result
 * @param {string} folder
 * @param {Break} one
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function whileBroken(folder, { file, broken }, work) {
  const path = join(folder, file)
  const source = readFileSync(path, 'utf8')
  writeFileSync(path, broken(source))
  try {
    return await work()
  } finally {
    writeFileSync(path, source)
  }
}
