import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { WorkOrder } from '../domain/work-order'
import { handoverTable, workOrderTable } from './work-tables'

/** The order, locked until the transaction ends. Refuses with NOT_FOUND. */
export async function lockWorkOrder({ manager }: Work, id: string): Promise<WorkOrder> {
  const order = await manager.findOne(workOrderTable, { where: { id }, lock: { mode: 'pessimistic_write' } })
  if (order === null) throw new Refusal('NOT_FOUND', { what: 'work order', id })
  return order
}

/** Writes a changed order that this transaction has locked. */
export async function saveWorkOrder({ manager }: Work, order: WorkOrder): Promise<void> {
  await manager.update(workOrderTable, { id: order.id }, order)
}

/** Whether somebody still works on the appeal. */
export function hasOpenOrder({ manager }: Work, appealId: string): Promise<boolean> {
  return manager
    .createQueryBuilder(workOrderTable, 'work')
    .where(`work.appealId = :appealId and work.status <> 'done'`, { appealId })
    .getExists()
}

/** The department that had the appeal last; null when none ever had it. */
export async function lastDepartment({ manager }: Work, appealId: string): Promise<string | null> {
  const last = await manager.findOne(handoverTable, {
    where: { appealId },
    order: { at: 'DESC', id: 'DESC' },
  })
  return last?.departmentId ?? null
}
