import type { Actor } from '@shouwen/access/actor'
import { workOrderAccepted } from '@shouwen/events/dispatch'
import type { Store } from '@shouwen/transactions/store'
import { clauseOfOffer, decideGrab } from '../domain/offer'
import { lockWorkOrder, saveWorkOrder } from '../store/work-orders'
import { recordOfOrder, requireAt, type WorkOrderChanged } from './change-work-order'
import { permissions } from './permissions'

export interface GrabWorkOrderInput {
  readonly idempotencyKey: string
  readonly workOrderId: string
}

/**
 * P5.2.1, M4.4: takes an order that was offered 抢单. The row decides: of two who reach for it at once, the second is told who
 * has it. So it asks for no version.
 */
export function grabWorkOrder(
  store: Store,
  input: GrabWorkOrderInput,
  actor: Actor,
): Promise<WorkOrderChanged> {
  const permission = permissions['Mutation.grabWorkOrder']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const before = await lockWorkOrder(work, input.workOrderId)
    requireAt(actor, before, permission)
    const order = decideGrab(before, actor.personId, work.now)
    await saveWorkOrder(work, order)
    recordOfOrder(work, workOrderAccepted, order, [clauseOfOffer(order)], {})
    return { workOrderId: order.id, version: order.version }
  })
}
