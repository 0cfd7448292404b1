import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import type { Escalation } from '../domain/escalation'
import { escalationTable } from './tables'

/** What was escalated, oldest first. That of one appeal changes only under its lock. */
export async function escalationsOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, Escalation[]>> {
  const rows = await manager.find(escalationTable, {
    where: { appealId: In([...appealIds]) },
    order: { escalatedAt: 'ASC' },
  })
  return groupedBy(rows, ({ appealId }) => appealId)
}
