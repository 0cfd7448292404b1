import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import type { ContactHandover } from '../domain/contact-handover'
import { contactHandoverTable } from './tables'

/** Offers of the first contact, oldest first. Those of one appeal change only under its lock. */
export async function contactHandoversOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, ContactHandover[]>> {
  const rows = await manager.find(contactHandoverTable, {
    where: { appealId: In([...appealIds]) },
    order: { offeredAt: 'ASC' },
  })
  return groupedBy(rows, ({ appealId }) => appealId)
}
