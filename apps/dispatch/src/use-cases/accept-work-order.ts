import type { Actor } from '@shouwen/access/actor'
import { workOrderAccepted } from '@shouwen/events/dispatch'
import type { Store } from '@shouwen/transactions/store'
import { clausesOf, decideAccept } from '../domain/work-order'
import {
  changeWorkOrder,
  recordOfOrder,
  type WorkOrderChanged,
  type WorkOrderCommand,
} from './change-work-order'
import { permissions } from './permissions'

/** P5.2.1, P5.6.1, M4.7.1: somebody of the department takes the order. */
export function acceptWorkOrder(
  store: Store,
  input: WorkOrderCommand,
  actor: Actor,
): Promise<WorkOrderChanged> {
  return changeWorkOrder(store, permissions['Mutation.acceptWorkOrder'], input, actor, (before, work) => {
    const order = decideAccept(before, actor.personId, work.now)
    recordOfOrder(work, workOrderAccepted, order, clausesOf(order, 'accept'), {})
    return order
  })
}
