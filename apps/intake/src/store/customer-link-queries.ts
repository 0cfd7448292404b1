import type { EntityManager } from 'typeorm'
import type { CustomerLink } from '../domain/customer-link'
import { newestOf } from './newest'
import { customerLinkTable } from './tables'

/** Links of one appeal that are shown at the most: the newest. */
export const LINKS_SHOWN = 50

/** The links of many appeals, newest first. */
export function customerLinksOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, CustomerLink[]>> {
  return newestOf(manager, customerLinkTable, { by: 'madeAt', limit: LINKS_SHOWN }, appealIds)
}

/** One link of the group. */
export function customerLinkById(manager: EntityManager, id: string): Promise<CustomerLink | null> {
  return manager.findOneBy(customerLinkTable, { id })
}
