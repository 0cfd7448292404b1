import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateApiSchema } from '../generate/api-schema.mjs'
import { generateEvents } from '../generate/events.mjs'
import { generateGlossary } from '../generate/glossary.mjs'
import { generateOperations } from '../generate/operations.mjs'
import { generatePermissions } from '../generate/permissions.mjs'
import { generateRefusals } from '../generate/refusals.mjs'
import { generateSchemas } from '../generate/schemas.mjs'
import { generateSupergraph } from '../generate/supergraph.mjs'
import { ensureBuilt } from './build.mjs'
import { checkout } from './checkout.mjs'
import { Complaint, printFault } from './complaint.mjs'
import { ensureInstalled } from './install.mjs'
import { generateLicences } from './licences.mjs'

const usage = `npm run generate [-- --check]

Writes what is derived from the code: schemas, supergraph, the API's schema, the typed operations of
packages/scenarios, docs/events, docs/permissions.md, docs/refusals.md, docs/glossary.md, docs/third-party-licences.md.
  --check  changes nothing; fails and names the files that are not what would be written`

/** Each part answers with texts by path; it may read what the parts before it made. */
const parts = [
  ['schemas', generateSchemas],
  ['supergraph', generateSupergraph],
  ['api', generateApiSchema],
  ['operations', generateOperations],
  ['events', generateEvents],
  ['permissions', generatePermissions],
  ['refusals', generateRefusals],
  ['glossary', generateGlossary],
  ['licences', generateLicences],
]

async function main() {
  const [option, ...more] = process.argv.slice(2)
  if (more.length > 0 || ![undefined, '--check'].includes(option)) throw new Complaint(usage)
  ensureInstalled()
  ensureBuilt()

  /** @type {Record<string, string>} */
  const made = {}
  const faults = []
  for (const [name, generate] of parts) {
    try {
      Object.assign(made, await generate(made))
    } catch (error) {
      console.error(`\ngenerate ${name}:`)
      printFault(error)
      faults.push(name)
    }
  }

  const stale = Object.keys(made).filter((path) => readCommitted(path) !== made[path])
  if (option === undefined) {
    for (const path of stale) {
      mkdirSync(dirname(join(checkout, path)), { recursive: true })
      writeFileSync(join(checkout, path), made[path])
    }
    console.log(stale.length > 0 ? `Written: ${stale.join(', ')}` : 'Everything generated was up to date.')
  } else if (stale.length > 0) {
    faults.push('stale files')
    console.error(
      `\nStale, run \`npm run generate\` and commit:\n${stale.map((path) => `  ${path}`).join('\n')}`,
    )
  }
  if (faults.length > 0) throw new Complaint(`generate failed: ${faults.join(', ')}`)
}

/** @param {string} path */
function readCommitted(path) {
  const file = join(checkout, path)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

try {
  await main()
} catch (error) {
  printFault(error)
  process.exitCode = 1
}
