import type { Actor } from '@shouwen/access/actor'
import { covers } from '@shouwen/vocabulary/places'
import { costApproved, costEstimated, costReturned } from '@shouwen/events/dispatch'
import { costLimitsFor } from '@shouwen/procedure/authority'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Store } from '@shouwen/transactions/store'
import { v7 as uuidv7 } from 'uuid'
import { decideCost, decideEstimate, type CostEstimate, type Decider } from '../domain/cost'
import type { WorkOrder } from '../domain/work-order'
import { estimatesOfLocked, keepEstimate, saveEstimate } from '../store/cost-estimates'
import { packOf } from '../store/handing-over'
import {
  changeWorkOrder,
  recordOfOrder,
  type WorkOrderChanged,
  type WorkOrderCommand,
} from './change-work-order'
import { permissions } from './permissions'

/** Somebody with the posts that they hold at the place of an order. */
export function deciderAt({ personId: id, grants }: Actor, projectPath: string): Decider {
  const there = grants.filter(({ scope }) => covers(scope, projectPath))
  return { id, posts: there.map(({ role }) => role) }
}

/** What the procedure says of the cost of an order's work; null where it says nothing. */
export function limitsOf(pack: ProcedurePack, { appealKind: kind, grade }: WorkOrder) {
  return costLimitsFor(pack, { kind, grade })
}

export interface EstimateCostInput extends WorkOrderCommand {
  readonly amountFen: number
  readonly reason: string
}

/** P5.2.2, P5.4.2: what the work is going to cost; what exceeds one's authority goes up with its reason. */
export function estimateCost(
  store: Store,
  input: EstimateCostInput,
  actor: Actor,
): Promise<WorkOrderChanged> {
  const permission = permissions['Mutation.estimateCost']
  return changeWorkOrder(store, permission, input, actor, async (before, work) => {
    const limits = limitsOf(await packOf(work, before), before)
    const { amountFen, reason } = input
    const said = { id: uuidv7(), amountFen, reason, by: deciderAt(actor, before.projectPath) }
    const known = await estimatesOfLocked(work, before.id)
    const { order, estimate } = decideEstimate(before, known, said, limits, work.now)
    await keepEstimate(work, estimate)
    recordOfOrder(work, costEstimated, order, [estimate.clause], {
      ...ofCost(order, estimate),
      awaits: estimate.awaits,
    })
    return order
  })
}

/** P5.2.2, P5.4.2: the cost that waits is approved by a post that may decide so much. */
export function approveCost(store: Store, input: WorkOrderCommand, actor: Actor): Promise<WorkOrderChanged> {
  return decide(store, 'Mutation.approveCost', input, actor, { approved: true, reason: '' })
}

export interface ReturnCostInput extends WorkOrderCommand {
  readonly reason: string
}

/** P5.2.2, P5.4.2: it is sent back with a reason, and may be estimated anew. */
export function returnCost(store: Store, input: ReturnCostInput, actor: Actor): Promise<WorkOrderChanged> {
  return decide(store, 'Mutation.returnCost', input, actor, { approved: false, reason: input.reason })
}

function decide(
  store: Store,
  operation: 'Mutation.approveCost' | 'Mutation.returnCost',
  input: WorkOrderCommand,
  actor: Actor,
  said: { readonly approved: boolean; readonly reason: string },
): Promise<WorkOrderChanged> {
  return changeWorkOrder(store, permissions[operation], input, actor, async (before, work) => {
    const limits = limitsOf(await packOf(work, before), before) ?? []
    const known = await estimatesOfLocked(work, before.id)
    const by = deciderAt(actor, before.projectPath)
    const { order, estimate } = decideCost(before, known, { ...said, by }, limits, work.now)
    await saveEstimate(work, estimate)
    const fact = said.approved ? costApproved : costReturned
    recordOfOrder(work, fact, order, [estimate.clause], ofCost(order, estimate))
    return order
  })
}

function ofCost({ version }: WorkOrder, { id: estimateId, amountFen }: CostEstimate) {
  return { version, estimateId, amountFen }
}
