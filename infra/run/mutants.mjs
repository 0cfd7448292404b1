import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { foldersToMutate } from '../mutants/folders.mjs'
import { runFolder } from '../mutants/run-folder.mjs'
import { countMutants, scoreOf, sumOf, THRESHOLD, total } from '../mutants/scores.mjs'
import { mutantsTable } from '../mutants/table.mjs'
import { checkout } from './checkout.mjs'
import { Complaint, printFault } from './complaint.mjs'
import { ensureInstalled } from './install.mjs'

const usage = `npm run mutants [-- [FOLDER …] [--afresh] [--write]]

Changes the pure code in one small way after another and runs the tests of its folder: a change that no test notices
is a gap. Prints these, and the score of each folder; fails below ${THRESHOLD} % in a folder or in whole. Takes an hour.
  FOLDER    as apps/intake; all unless told
  --afresh  keeps nothing of earlier runs
  --write   writes docs/mutants.md; of all folders only`

async function main() {
  const options = process.argv.slice(2).filter((word) => word.startsWith('--'))
  const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'))
  const all = foldersToMutate()
  const folders = all.filter(({ workspace }) => asked.length === 0 || asked.includes(workspace))
  const write = options.includes('--write')
  const unknown = options.some((option) => !['--afresh', '--write'].includes(option))
  if (unknown || folders.length < asked.length || (write && folders.length < all.length)) {
    throw new Complaint(`${usage}\n\nFolders: ${all.map(({ workspace }) => workspace).join(', ')}`)
  }
  ensureInstalled()

  /** @type {{ folder: import('../mutants/folders.mjs').Folder, count: import('../mutants/scores.mjs').Count }[]} */
  const found = []
  for (const folder of folders) {
    console.log(`\n${folder.workspace}`)
    const mutants = await runFolder(folder, { afresh: options.includes('--afresh') })
    found.push({ folder, count: countMutants(mutants) })
  }

  const whole = sumOf(found.map(({ count }) => count))
  if (write) writeFileSync(join(checkout, 'docs/mutants.md'), mutantsTable(found, new Date()))
  console.log()
  for (const { folder, count } of found) console.log(lineOf(folder.workspace, count))
  console.log(lineOf('in whole', whole))
  const low = [...found.map(({ count }) => count), whole].filter((count) => scoreOf(count) < THRESHOLD)
  if (low.length > 0) throw new Complaint(`Below ${THRESHOLD} %.`)
}

/** @param {string} name @param {import('../mutants/scores.mjs').Count} count */
function lineOf(name, count) {
  return `${name.padEnd(24)} ${scoreOf(count).toFixed(1).padStart(5)} %  ${total(count)} mutants`
}

try {
  await main()
} catch (error) {
  printFault(error)
  process.exitCode = 1
}
