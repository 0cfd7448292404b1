import type { Work } from '@shouwen/transactions/work'
import type { CostEstimate } from '../domain/cost'
import { costEstimateTable } from './cost-tables'

/** The estimates of an order that this transaction has locked, oldest first. */
export function estimatesOfLocked({ manager }: Work, workOrderId: string): Promise<CostEstimate[]> {
  return manager.find(costEstimateTable, {
    where: { workOrderId },
    order: { estimatedAt: 'ASC', id: 'ASC' },
  })
}

export async function keepEstimate({ manager }: Work, estimate: CostEstimate): Promise<void> {
  await manager.insert(costEstimateTable, estimate)
}

export async function saveEstimate({ manager }: Work, estimate: CostEstimate): Promise<void> {
  await manager.update(costEstimateTable, { id: estimate.id }, estimate)
}
