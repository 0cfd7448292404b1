import type { Actor } from '@shouwen/access/actor'
import { workOrderDone } from '@shouwen/events/dispatch'
import type { Store } from '@shouwen/transactions/store'
import { decideComplete } from '../domain/work-order'
import { changeWorkOrder, type WorkOrderChanged, type WorkOrderCommand } from './change-work-order'

export interface CompleteWorkOrderInput extends WorkOrderCommand {
  /** What was done. */
  readonly result: string
}

/** P5.6.1, M4.4: the work is done and reported back. */
export function completeWorkOrder(
  store: Store,
  input: CompleteWorkOrderInput,
  actor: Actor,
): Promise<WorkOrderChanged> {
  return changeWorkOrder(store, { name: 'complete', announces: workOrderDone }, input, actor, (order, now) =>
    decideComplete(order, input.result, actor.personId, now),
  )
}
