import type { EntityManager } from 'typeorm'
import type { CustomerLink } from '../domain/customer-link'
import { groupedBy } from '@shouwen/subgraph/context'
import { customerLinkTable } from './tables'

/** Links of one appeal that are shown at the most: the newest. */
export const LINKS_SHOWN = 50

/** The links of many appeals, newest first. */
export async function customerLinksOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, CustomerLink[]>> {
  const rows = await manager
    .createQueryBuilder(customerLinkTable, 'link')
    .where((query) => {
      const newest = query
        .subQuery()
        .select('newest.id')
        .from(customerLinkTable, 'newest')
        .where('newest.appealId = link.appealId')
        .orderBy('newest.madeAt', 'DESC')
        .limit(LINKS_SHOWN)
      return `link.appealId = any(:appealIds) and link.id in ${newest.getQuery()}`
    })
    .setParameters({ appealIds })
    .orderBy('link.madeAt', 'DESC')
    .getMany()
  return groupedBy(rows, ({ appealId }) => appealId)
}

/** One link of the group. */
export function customerLinkById(manager: EntityManager, id: string): Promise<CustomerLink | null> {
  return manager.findOneBy(customerLinkTable, { id })
}
