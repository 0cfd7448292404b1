import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '@shouwen/access/clock'
import { Store } from '@shouwen/transactions/store'
import { describeFinding } from '@shouwen/transactions/trail/findings'
import { SealKey, TrustedKeys } from '@shouwen/transactions/trail/seal-key'
import { verifyTrail } from '@shouwen/transactions/trail/verify-trail'

/** @typedef {import('./evidence.mjs').Evidence} Evidence @typedef {import('./check.mjs').Check} Check */

/**
 * What `npm run verify-trail` looks at has nothing wrong, and nothing is left that is not sealed.
 * @param {Evidence} evidence
 * @returns {Promise<Check[]>}
 */
export async function checkSeals({ house, databases }) {
  const keys = new TrustedKeys(readFileSync(join(house.dataFolder, SealKey.publicFile), 'utf8'))
  const reports = await Promise.all(
    Object.entries(databases.addresses).map(([service, address]) => verify(service, address, keys)),
  )
  const all = reports.flat()
  const sum = (/** @type {'seals' | 'rows' | 'unsealed'} */ what) =>
    all.reduce((total, report) => total + report[what], 0)
  return [
    {
      name: 'The sealed trail verifies',
      numbers: `${sum('seals')} seals, ${sum('rows')} rows, ${sum('unsealed')} not sealed`,
      wrong: [
        ...all.flatMap(({ service, groupId, findings }) =>
          findings.map((finding) => `${service}, group ${groupId}: ${describeFinding(finding)}`),
        ),
        ...(sum('rows') === 0 ? ['no row was verified'] : []),
        ...(sum('unsealed') > 0 ? [`${sum('unsealed')} rows are not sealed`] : []),
      ],
    },
  ]
}

/**
 * @param {string} service
 * @param {string} databaseUrl
 * @param {TrustedKeys} keys
 */
async function verify(service, databaseUrl, keys) {
  const store = await Store.open({
    service,
    databaseUrl,
    entities: [],
    migrations: [],
    clock: systemClock,
    poolSize: 2,
  })
  try {
    return (await verifyTrail(store, keys)).map((report) => ({ service, ...report }))
  } finally {
    await store.close()
  }
}
