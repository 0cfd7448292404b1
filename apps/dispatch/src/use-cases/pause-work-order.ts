import type { Actor } from '@shouwen/access/actor'
import { workOrderPaused, workOrderResumed } from '@shouwen/events/dispatch'
import type { Store } from '@shouwen/transactions/store'
import type { PauseReason } from '@shouwen/vocabulary/handling'
import { clausesOf, decidePause, decideResume } from '../domain/work-order'
import {
  changeWorkOrder,
  recordOfOrder,
  type WorkOrderChanged,
  type WorkOrderCommand,
} from './change-work-order'
import { permissions } from './permissions'

export interface PauseWorkOrderInput extends WorkOrderCommand {
  readonly reason: PauseReason
}

/** P5.6.1: the work stands still, for a reason; which clocks do with it, the procedure says (sla). */
export function pauseWorkOrder(
  store: Store,
  input: PauseWorkOrderInput,
  actor: Actor,
): Promise<WorkOrderChanged> {
  return changeWorkOrder(store, permissions['Mutation.pauseWorkOrder'], input, actor, (before, work) => {
    const { reason } = input
    const order = decidePause(before, reason, work.now)
    const { version } = order
    recordOfOrder(work, workOrderPaused, order, clausesOf(order, 'pause'), { version, reason })
    return order
  })
}

/** P5.6.1: the work goes on. */
export function resumeWorkOrder(
  store: Store,
  input: WorkOrderCommand,
  actor: Actor,
): Promise<WorkOrderChanged> {
  return changeWorkOrder(store, permissions['Mutation.resumeWorkOrder'], input, actor, (before, work) => {
    const order = decideResume(before)
    const { version } = order
    recordOfOrder(work, workOrderResumed, order, clausesOf(order, 'resume'), { version })
    return order
  })
}
