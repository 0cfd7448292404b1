import type { Work } from '@shouwen/transactions/work'
import { MoreThan, IsNull } from 'typeorm'
import type { CustomerLink } from '../domain/customer-link'
import { customerLinkTable } from './tables'

/** The links of an appeal that are in force; they change under the appeal's lock. */
export function linksInForce({ manager, now }: Work, appealId: string): Promise<CustomerLink[]> {
  return manager.findBy(customerLinkTable, { appealId, revokedAt: IsNull(), endsAt: MoreThan(now) })
}

/** The link, locked; null where the group has none of this id. */
export function lockLink({ manager }: Work, id: string): Promise<CustomerLink | null> {
  return manager.findOne(customerLinkTable, { where: { id }, lock: { mode: 'pessimistic_write' } })
}
