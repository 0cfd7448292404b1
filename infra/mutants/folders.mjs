import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '../run/checkout.mjs'

/**
 * A workspace whose pure code is mutated: its files by patterns below the workspace, and what is left out, with the reason.
 * @typedef {{ workspace: string, files: string[], leftOut: { pattern: string, because: string }[] }} Folder
 */

const closedSets = 'closed sets with their labels: a table, and `docs/glossary.md` is made of it'

/** The packages that compute and decide. @type {Folder[]} */
const packages = [
  { workspace: 'packages/calendar', files: ['src/**/*.ts'], leftOut: [] },
  { workspace: 'packages/procedure', files: ['src/**/*.ts'], leftOut: [] },
  { workspace: 'packages/access', files: ['src/**/*.ts'], leftOut: [] },
  { workspace: 'packages/clauses', files: ['src/**/*.ts'], leftOut: [] },
  { workspace: 'packages/events', files: ['src/**/*.ts'], leftOut: [] },
  {
    workspace: 'packages/vocabulary',
    files: ['src/**/*.ts'],
    leftOut: [
      {
        pattern: 'src/{appeals,care,counting,handling,organisation,playbooks,privacy,revisiting}.ts',
        because: closedSets,
      },
    ],
  },
  {
    workspace: 'packages/transactions',
    files: ['src/trail/{canonical-json,findings,merkle-tree,seal,stored-seal,trail-row}.ts'],
    leftOut: [],
  },
]

/** Every folder that is mutated: the domain of each service, and the pure packages. @returns {Folder[]} */
export function foldersToMutate() {
  const services = readdirSync(join(checkout, 'apps'))
    .filter((name) => existsSync(join(checkout, 'apps', name, 'src/domain')))
    .map((name) => ({ workspace: `apps/${name}`, files: ['src/domain/**/*.ts'], leftOut: [] }))
  return [...services, ...packages]
}
