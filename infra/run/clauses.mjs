import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { clauseTable } from '../generate/clause-table.mjs'
import { ensureBuilt } from './build.mjs'
import { checkout } from './checkout.mjs'
import { Complaint, printFault } from './complaint.mjs'
import { ensureInstalled } from './install.mjs'

const resultFile = join(checkout, '.shouwen/test-results.json')
const proofsFile = join(checkout, 'docs/clauses.json')
const tableFile = join(checkout, 'docs/clauses.md')

const usage = `npm run clauses [-- --write | --check]

Lists every clause with the tests of the last \`npm test\` that prove it.
  --write  writes docs/clauses.json and docs/clauses.md
  --check  fails when those two files are not what --write would write`

/** What jest wrote, as outcomes by file and title; undefined when there was no run yet. */
function readOutcomes() {
  if (!existsSync(resultFile)) return undefined
  const { testResults } = JSON.parse(readFileSync(resultFile, 'utf8'))
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, status }) => ({
      file: relative(checkout, name).replaceAll('\\', '/'),
      title,
      passed: status === 'passed',
    })),
  )
}

async function main() {
  const [option, ...more] = process.argv.slice(2)
  if (more.length > 0 || ![undefined, '--write', '--check'].includes(option)) throw new Complaint(usage)
  ensureInstalled()
  ensureBuilt()
  const { clauseCatalogue, clauseIds } = await import('@shouwen/clauses/clause-catalogue')
  const { collectProofs, findMiscitations } = await import('@shouwen/clauses/clause-proofs')

  const outcomes = readOutcomes()
  if (outcomes === undefined) {
    if (option !== undefined) throw new Complaint(`There is no test result yet: run \`npm test\` first.`)
    if (!existsSync(proofsFile)) throw new Complaint('Nothing is known yet: run `npm test` first.')
    console.log('No test result here (run `npm test` first); this is what docs/clauses.json says.\n')
    printListing(clauseCatalogue, JSON.parse(readFileSync(proofsFile, 'utf8')))
    return
  }

  const slips = findMiscitations(outcomes)
  if (slips.length > 0) {
    const lines = slips.map(({ file, title, id }) => `  ${id}  in ${file}: ${title}`)
    throw new Complaint(
      `Test titles start with ids that are no clauses of the catalogue:\n${lines.join('\n')}`,
    )
  }
  const proofs = collectProofs(clauseIds, outcomes)
  const files = new Map([
    [proofsFile, `${JSON.stringify(proofs, null, 2)}\n`],
    [tableFile, clauseTable(clauseCatalogue, proofs)],
  ])
  if (option === '--check') {
    const stale = [...files].filter(
      ([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
    )
    if (stale.length > 0) {
      const names = stale.map(([path]) => relative(checkout, path)).join(', ')
      throw new Complaint(
        `Not up to date with the last test run: ${names}. Run \`npm run clauses -- --write\`.`,
      )
    }
    return
  }
  if (option === '--write') for (const [path, text] of files) writeFileSync(path, text)
  printListing(clauseCatalogue, proofs)
}

/**
 * @param {readonly { id: string, en: string }[]} clauses
 * @param {Record<string, { file: string, test: string }[]>} proofs
 */
function printListing(clauses, proofs) {
  let proven = 0
  for (const { id, en } of clauses) {
    const tests = proofs[id] ?? []
    if (tests.length > 0) proven++
    console.log(`${id.padEnd(11)} ${en}`)
    if (tests.length === 0) console.log(`${' '.repeat(12)}not yet`)
    for (const { file, test } of tests) console.log(`${' '.repeat(12)}✓ ${file}: ${test}`)
  }
  console.log(
    `\n${proven} of ${clauses.length} clauses are proven by tests, ${clauses.length - proven} not yet.`,
  )
}

try {
  await main()
} catch (error) {
  printFault(error)
  process.exitCode = 1
}
