import type { Actor } from '@shouwen/access/actor'
import { workOrderAccepted } from '@shouwen/events/dispatch'
import type { Store } from '@shouwen/transactions/store'
import { decideAccept } from '../domain/work-order'
import { changeWorkOrder, type WorkOrderChanged, type WorkOrderCommand } from './change-work-order'

/** P5.2.1, P5.6.1, M4.7.1: somebody of the department takes the order. */
export function acceptWorkOrder(
  store: Store,
  input: WorkOrderCommand,
  actor: Actor,
): Promise<WorkOrderChanged> {
  return changeWorkOrder(
    store,
    { name: 'accept', announces: workOrderAccepted },
    input,
    actor,
    (order, now) => decideAccept(order, actor.personId, now),
  )
}
