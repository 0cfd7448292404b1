import type { JobWork, Work } from '@shouwen/transactions/work'
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

/** The link of an appeal in force that was made last; null where there is none. */
export function newestLink({ manager, now }: JobWork, appealId: string): Promise<CustomerLink | null> {
  return manager.findOne(customerLinkTable, {
    where: { appealId, revokedAt: IsNull(), endsAt: MoreThan(now) },
    order: { madeAt: 'DESC', id: 'DESC' },
  })
}
