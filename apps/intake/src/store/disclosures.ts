import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { IsNull, MoreThan } from 'typeorm'
import type { DisclosureGrant } from '../domain/disclosure'
import { disclosureGrantTable } from './disclosure-tables'

/** How many grants of an appeal are in force; they change under the appeal's lock. */
export function grantsInForce({ manager, now }: Work, appealId: string): Promise<number> {
  return manager.countBy(disclosureGrantTable, { appealId, revokedAt: IsNull(), endsAt: MoreThan(now) })
}

/** The grant, locked. Refuses with NOT_FOUND. */
export async function lockGrant({ manager }: Work, id: string): Promise<DisclosureGrant> {
  const grant = await manager.findOne(disclosureGrantTable, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  })
  if (grant === null) throw new Refusal('NOT_FOUND', { what: 'grant', id })
  return grant
}
