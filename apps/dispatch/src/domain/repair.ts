import type { CostLimit } from '@shouwen/procedure/pack'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { requireCostDecided, costOf, type CostEstimate, type Decider } from './cost'
import { requireApproved, type Milestone } from './milestones'
import { withLabour, withParts, type Part } from './parts'
import { requiredText } from './texts'
import { move, type WorkOrder } from './work-order'

/** What the department says of its work. */
export interface WorkReport {
  readonly result: string
  readonly parts: readonly Part[]
  readonly labourMinutes: number
}

/** What the procedure asks for before the work is over: null where it asks for nothing. */
export interface RepairRules {
  readonly acceptance: { readonly clause: string } | null
  readonly plan: { readonly clause: string } | null
  /** P5.2.2: who may decide what it costs; null: whoever does the work. */
  readonly cost: { readonly limits: readonly CostLimit[]; readonly labourFenPerHour: number } | null
}

/** What was settled on the way. */
export interface WorkSettled {
  readonly milestones: readonly Milestone[]
  readonly estimates: readonly CostEstimate[]
}

/** What the customer said of a repair 客户验收, and of which work. */
export interface Acceptance {
  id: string
  groupId: string
  workOrderId: string
  accepted: boolean
  /** Theirs; null where they accepted without a word. */
  words: string | null
  /** What had been reported as done. */
  result: string
  recordedBy: string
  recordedAt: Date
}

/**
 * P5.6.1, M4.4: the work is done and reported back; P5.4.2, P5.2.2: not before its milestones are, and its cost is decided. Refuses
 * with INPUT_INVALID, TEXT_TOO_LONG, MILESTONES_MISSING, MILESTONES_OPEN, COST_AWAITED, COST_BEYOND_AUTHORITY.
 */
export function decideComplete(
  order: WorkOrder,
  { result, parts, labourMinutes }: WorkReport,
  { acceptance, plan, cost }: RepairRules,
  { milestones, estimates }: WorkSettled,
  by: Decider,
  now: Date,
): WorkOrder {
  const done = move(order, 'complete', {
    doneBy: by.id,
    doneAt: now,
    result: requiredText('result', result),
    parts: withParts(order.parts, parts),
    labourMinutes: withLabour(order.labourMinutes, labourMinutes),
    acceptance: acceptance === null ? null : 'awaited',
  })
  if (plan !== null) requireApproved(milestones, plan.clause)
  if (cost !== null) requireCostDecided(costOf(done, cost.labourFenPerHour), estimates, cost.limits, by)
  return done
}

/**
 * P5.6.1: the customer accepts the repair, or says why not, and it is in work again. Refuses with ACCEPTANCE_NOT_AWAITED;
 * with INPUT_INVALID who does not accept without a word.
 */
export function decideAcceptance(
  order: WorkOrder,
  said: { readonly id: string; readonly accepted: boolean; readonly words: string; readonly by: string },
  now: Date,
): { order: WorkOrder; acceptance: Acceptance } {
  if (order.acceptance !== 'awaited' || order.result === null) throw new Refusal('ACCEPTANCE_NOT_AWAITED')
  const { id, accepted, words, by } = said
  const acceptance = {
    id,
    groupId: order.groupId,
    workOrderId: order.id,
    accepted,
    words: accepted && words.trim() === '' ? null : requiredText('words', words),
    result: order.result,
    recordedBy: by,
    recordedAt: now,
  }
  const after = accepted
    ? move(order, 'confirm', { acceptance: 'accepted' })
    : move(order, 'rework', { acceptance: 'declined', doneBy: null, doneAt: null, result: null })
  return { order: after, acceptance }
}
