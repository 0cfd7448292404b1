import type { Actor } from '@shouwen/access/actor'
import { workOrderRefused } from '@shouwen/events/dispatch'
import type { Store } from '@shouwen/transactions/store'
import { decideRefuse } from '../domain/passing-on'
import { packOf } from '../store/handing-over'
import {
  changeWorkOrder,
  recordOfOrder,
  type WorkOrderChanged,
  type WorkOrderCommand,
} from './change-work-order'
import { permissions } from './permissions'

export interface RefuseWorkOrderInput extends WorkOrderCommand {
  readonly reason: string
}

/** P5.6.2.4, M4.4: the department refuses the order, with the reason; the coordinator decides what becomes of it. */
export function refuseWorkOrder(
  store: Store,
  input: RefuseWorkOrderInput,
  actor: Actor,
): Promise<WorkOrderChanged> {
  return changeWorkOrder(
    store,
    permissions['Mutation.refuseWorkOrder'],
    input,
    actor,
    async (before, work) => {
      const { handover } = await packOf(work, before)
      const said = { by: actor.personId, reason: input.reason }
      const { order, coordinator, clause } = decideRefuse(before, handover, said, work.now)
      const { version, departmentId } = order
      recordOfOrder(work, workOrderRefused, order, [clause], { version, departmentId, coordinator })
      return order
    },
  )
}
