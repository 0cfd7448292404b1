import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { checkout } from '../../run/checkout.mjs'
import { schemaOf } from '../databases.mjs'

/** @typedef {import('./evidence.mjs').Evidence} Evidence @typedef {import('./check.mjs').Check} Check */

/**
 * `npm run verify-trail` finds nothing wrong, and nothing that is not sealed.
 * @param {Evidence} evidence
 * @returns {Check[]}
 */
export function checkSeals({ house, databases }) {
  const addresses = Object.entries(databases.addresses).map(([service, address]) => [
    `${schemaOf(service).toUpperCase()}_DATABASE_URL`,
    address,
  ])
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(checkout, 'infra/run/verify-trail.mjs')],
    {
      encoding: 'utf8',
      env: { ...process.env, ...Object.fromEntries(addresses), SHOUWEN_DATA: house.dataFolder },
    },
  )
  const reports = [...stdout.matchAll(/(\d+) seals, (\d+) rows, (\d+) not sealed yet/g)].map((found) =>
    found.slice(1).map(Number),
  )
  const sum = (/** @type {number} */ place) =>
    reports.reduce((total, report) => total + (report[place] ?? 0), 0)
  return [
    {
      name: 'The sealed trail verifies',
      numbers: `${sum(0)} seals, ${sum(1)} rows, ${sum(2)} not sealed`,
      wrong: [
        ...(status === 0
          ? []
          : [...stdout.split('\n').filter((line) => line.includes('WRONG')), stderr.trim()]),
        ...(sum(1) === 0 ? ['no row was verified'] : []),
        ...(sum(2) > 0 ? [`${sum(2)} rows are not sealed`] : []),
      ],
    },
  ]
}
