import type { Actor } from '@shouwen/access/actor'
import { authorize, type Permission } from '@shouwen/access/permission'
import { covers } from '@shouwen/vocabulary/places'
import { milestoneApproved, milestoneDone } from '@shouwen/events/dispatch'
import { planRule } from '@shouwen/procedure/repairs'
import type { Store } from '@shouwen/transactions/store'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { decideMilestoneApproved, decideMilestoneDone, type Milestone } from '../domain/milestones'
import { requireAllowed, type WorkOrder } from '../domain/work-order'
import { packOf } from '../store/handing-over'
import { findMilestone, milestonesOfLocked, saveMilestone } from '../store/milestones'
import { lockWorkOrder } from '../store/work-orders'
import { recordOfOrder, type WorkOrderChanged } from './change-work-order'
import { permissions } from './permissions'

export interface MilestoneCommand {
  readonly idempotencyKey: string
  readonly milestoneId: string
}

export interface CompleteMilestoneInput extends MilestoneCommand {
  readonly result: string
}

/** P5.4.2: who is responsible for a milestone reports it as done. */
export function completeMilestone(
  store: Store,
  input: CompleteMilestoneInput,
  actor: Actor,
): Promise<WorkOrderChanged> {
  const announced = { permission: permissions['Mutation.completeMilestone'], fact: milestoneDone }
  return settle(store, announced, input, actor, (milestone, _order, clause, now) =>
    decideMilestoneDone(milestone, input.result, actor.personId, clause, now),
  )
}

/** P5.4.2: a holder of the deciding post approves it. */
export function approveMilestone(
  store: Store,
  input: MilestoneCommand,
  actor: Actor,
): Promise<WorkOrderChanged> {
  const announced = { permission: permissions['Mutation.approveMilestone'], fact: milestoneApproved }
  return settle(store, announced, input, actor, (milestone, { projectPath }, clause, now) => {
    const there = actor.grants.filter(({ scope }) => covers(scope, projectPath))
    const by = { id: actor.personId, posts: there.map(({ role }) => role) }
    return decideMilestoneApproved(milestone, by, clause, now)
  })
}

/**
 * Under the lock of its order, as every change of a plan; the order's version stays, so that several people can work on
 * their milestones at once.
 */
function settle<Input extends MilestoneCommand>(
  store: Store,
  { permission, fact }: { permission: Permission; fact: typeof milestoneDone },
  input: Input,
  actor: Actor,
  decide: (milestone: Milestone, order: WorkOrder, clause: string, now: Date) => Milestone,
): Promise<WorkOrderChanged> {
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const { workOrderId } = await findMilestone(work, input.milestoneId)
    const order = await lockWorkOrder(work, workOrderId)
    authorize(actor, permission, order.projectPath)
    requireAllowed(order, 'reachMilestone')
    const plan = await milestonesOfLocked(work, order.id)
    const before = plan.find(({ id }) => id === input.milestoneId)
    if (before === undefined) throw new Refusal('NOT_FOUND', { what: 'milestone', id: input.milestoneId })
    const clause = planRule(await packOf(work, order), order.grade)?.clause ?? 'P5.4.2'
    const after = decide(before, order, clause, work.now)
    await saveMilestone(work, after)
    recordOfOrder(work, fact, order, [clause], { milestoneId: after.id })
    return { workOrderId: order.id, version: order.version }
  })
}
