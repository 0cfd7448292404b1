import type { Actor } from '@shouwen/access/actor'
import { holdsPost } from '@shouwen/access/permission'
import { workOrderAccepted } from '@shouwen/events/dispatch'
import type { Store } from '@shouwen/transactions/store'
import { requireOffered } from '../domain/offer'
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
  const permission = permissions['Mutation.acceptWorkOrder']
  return changeWorkOrder(store, permission, input, actor, (before, work) => {
    const manages = holdsPost(actor, { ...permission, roles: ['departmentManager'] }, before.projectPath)
    requireOffered(before, actor.personId, manages)
    const order = decideAccept(before, actor.personId, work.now)
    recordOfOrder(work, workOrderAccepted, order, clausesOf(order, 'accept'), {})
    return order
  })
}
