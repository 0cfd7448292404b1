import type { Actor } from '@shouwen/access/actor'
import { milestonesPlanned } from '@shouwen/events/dispatch'
import { planRule } from '@shouwen/procedure/repairs'
import type { Store } from '@shouwen/transactions/store'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { v7 as uuidv7 } from 'uuid'
import { decidePlan, type PlannedMilestone } from '../domain/milestones'
import { move } from '../domain/work-order'
import { packOf } from '../store/handing-over'
import { milestonesOfLocked, requireStaff, savePlan } from '../store/milestones'
import {
  changeWorkOrder,
  recordOfOrder,
  type WorkOrderChanged,
  type WorkOrderCommand,
} from './change-work-order'
import { permissions } from './permissions'

export interface PlanMilestonesInput extends WorkOrderCommand {
  readonly milestones: readonly PlannedMilestone[]
}

/** P5.4.2: a repair is tracked by these milestones from now on; those that were approved stay. */
export function planMilestones(
  store: Store,
  input: PlanMilestonesInput,
  actor: Actor,
): Promise<WorkOrderChanged> {
  return changeWorkOrder(
    store,
    permissions['Mutation.planMilestones'],
    input,
    actor,
    async (before, work) => {
      const rule = planRule(await packOf(work, before), before.grade)
      if (rule === null) throw new Refusal('MILESTONES_NOT_ASKED')
      const order = move(before, 'plan')
      const known = await milestonesOfLocked(work, before.id)
      const plan = decidePlan(before, known, input.milestones, uuidv7)
      await requireStaff(
        work,
        input.milestones.map(({ responsibleId }) => responsibleId),
      )
      await savePlan(work, before.id, plan)
      recordOfOrder(work, milestonesPlanned, order, [rule.clause], {
        version: order.version,
        milestones: plan.map(({ id: milestoneId, dueOn, responsibleId, decidedBy }) => ({
          milestoneId,
          dueOn,
          responsibleId,
          decidedBy,
        })),
      })
      return order
    },
  )
}
