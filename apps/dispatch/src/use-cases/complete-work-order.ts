import type { Actor } from '@shouwen/access/actor'
import { workOrderDone } from '@shouwen/events/dispatch'
import { acceptanceRule, planRule } from '@shouwen/procedure/repairs'
import type { Store } from '@shouwen/transactions/store'
import { decideComplete, type WorkReport } from '../domain/repair'
import { clausesOf } from '../domain/work-order'
import { estimatesOfLocked } from '../store/cost-estimates'
import { packOf } from '../store/handing-over'
import { milestonesOfLocked } from '../store/milestones'
import { learnRouting } from '../store/routings'
import {
  changeWorkOrder,
  recordOfOrder,
  type WorkOrderChanged,
  type WorkOrderCommand,
} from './change-work-order'
import { deciderAt, limitsOf } from './decide-cost'
import { permissions } from './permissions'

export interface CompleteWorkOrderInput extends WorkOrderCommand, WorkReport {}

/** P5.6.1, M4.4: the work is done and reported back; a repair then waits for the customer's acceptance. */
export function completeWorkOrder(
  store: Store,
  input: CompleteWorkOrderInput,
  actor: Actor,
): Promise<WorkOrderChanged> {
  const permission = permissions['Mutation.completeWorkOrder']
  return changeWorkOrder(store, permission, input, actor, async (before, work) => {
    const pack = await packOf(work, before)
    const limits = limitsOf(pack, before)
    const rules = {
      acceptance: acceptanceRule(pack, before.appealKind),
      plan: planRule(pack, before.grade),
      cost: limits === null ? null : { limits, labourFenPerHour: pack.authority?.labourFenPerHour ?? 0 },
    }
    const settled = {
      milestones: await milestonesOfLocked(work, before.id),
      estimates: await estimatesOfLocked(work, before.id),
    }
    const by = deciderAt(actor, before.projectPath)
    const order = decideComplete(before, input, rules, settled, by, work.now)
    const clauses = clausesOf(order, 'complete')
    recordOfOrder(work, workOrderDone, order, clauses, {
      version: order.version,
      awaitsAcceptance: order.acceptance === 'awaited',
    })
    await learnRouting(work, order)
    return order
  })
}
