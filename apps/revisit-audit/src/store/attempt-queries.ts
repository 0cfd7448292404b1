import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import type { RevisitAttempt } from '../domain/appointment'
import { revisitAttemptTable } from './tables'

/** The attempts at many revisits, oldest first. */
export async function attemptsOf(
  manager: EntityManager,
  revisitIds: readonly string[],
): Promise<Map<string, RevisitAttempt[]>> {
  const rows = await manager.find(revisitAttemptTable, {
    where: { revisitId: In([...revisitIds]) },
    order: { attemptedAt: 'ASC' },
  })
  return groupedBy(rows, ({ revisitId }) => revisitId)
}
