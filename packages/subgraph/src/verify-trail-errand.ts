import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Store } from '@shouwen/transactions/store'
import { describeFinding } from '@shouwen/transactions/trail/findings'
import type { TrustedKeys } from '@shouwen/transactions/trail/seal-key'
import { verifyTrail, type GroupReport } from '@shouwen/transactions/trail/verify-trail'
import { z } from 'zod'

/** Last seals by service and group, as an auditor keeps them from one verification to the next. */
const headsFile = z.record(
  z.string(),
  z.record(z.string(), z.strictObject({ number: z.int().min(1), hash: z.hash('sha256') })),
)

/**
 * Verifies a service's trail and says what it found.
 * @param headsAt file of the last seals that earlier verifications found; chains without a fault are written there anew.
 */
export async function verifyTrailErrand(
  store: Store,
  keys: TrustedKeys,
  headsAt: string | undefined,
): Promise<{ said: string; faultless: boolean }> {
  const heads = headsAt !== undefined && existsSync(headsAt) ? readHeads(headsAt) : {}
  const known = heads[store.service] ?? {}
  const reports = await verifyTrail(store, keys, new Map(Object.entries(known)))
  if (headsAt !== undefined) {
    for (const { groupId, head, findings } of reports)
      if (head !== null && findings.length === 0) known[groupId] = head
    writeFileSync(headsAt, `${JSON.stringify({ ...heads, [store.service]: known }, null, 2)}\n`)
  }
  return {
    said: [`${store.service}: trusts ${keys.ids.join(', ')}`, ...reports.flatMap(linesOf)].join('\n'),
    faultless: reports.every(({ findings }) => findings.length === 0),
  }
}

function readHeads(file: string): z.infer<typeof headsFile> {
  return headsFile.parse(JSON.parse(readFileSync(file, 'utf8')))
}

function linesOf({ groupId, seals, rows, unsealed, head, findings }: GroupReport): string[] {
  const end = head === null ? '' : `; seal ${head.number} is ${head.hash}`
  return [
    `  group ${groupId}: ${seals} seals, ${rows} rows, ${unsealed} not sealed yet${end}`,
    ...findings.map((finding) => `    WRONG ${describeFinding(finding)}`),
  ]
}
