import type { Cursor } from '@shouwen/subgraph/connection'
import { groupedBy } from '@shouwen/subgraph/context'
import type { Role } from '@shouwen/vocabulary/organisation'
import { In, type EntityManager } from 'typeorm'
import type { CostEstimate } from '../domain/cost'
import { costEstimateTable } from './cost-tables'
import { ofPostsAt } from './posts-at'

/** What was estimated of these orders, oldest first. Whoever sees an order sees this of it. */
export async function estimatesOf(
  manager: EntityManager,
  workOrderIds: readonly string[],
): Promise<Map<string, CostEstimate[]>> {
  const rows = await manager.find(costEstimateTable, {
    where: { workOrderId: In([...workOrderIds]) },
    order: { estimatedAt: 'ASC', id: 'ASC' },
  })
  return groupedBy(rows, ({ workOrderId }) => workOrderId)
}

/** The costs that wait for a post, each at its places, longest first, with one more than the page holds. */
export function listCostsToDecide(
  manager: EntityManager,
  scopesByRole: ReadonlyMap<Role, readonly string[]>,
  size: number,
  after: Cursor | null,
): Promise<CostEstimate[]> {
  const query = manager
    .createQueryBuilder(costEstimateTable, 'cost')
    .where(`cost.standing = 'awaited'`)
    .andWhere(ofPostsAt('cost.awaits', 'cost.projectPath', scopesByRole))
    .andWhere(
      `exists (select 1 from work_orders as work where work.id = cost.workOrderId and work.status in ('opened', 'accepted', 'paused'))`,
    )
  if (after) query.andWhere('(cost.estimatedAt, cost.id) > (:at, :id)', { at: after.at, id: after.id })
  return query
    .orderBy('cost.estimatedAt', 'ASC')
    .addOrderBy('cost.id', 'ASC')
    .take(size + 1)
    .getMany()
}
