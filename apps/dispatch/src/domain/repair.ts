import { Refusal } from '@shouwen/vocabulary/refusal'
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
 * P5.6.1, M4.4: the work is done and reported back; P5.4.2: not before its milestones are. Refuses with INPUT_INVALID,
 * TEXT_TOO_LONG, MILESTONES_MISSING, MILESTONES_OPEN.
 */
export function decideComplete(
  order: WorkOrder,
  { result, parts, labourMinutes }: WorkReport,
  { acceptance, plan }: RepairRules,
  milestones: readonly Milestone[],
  by: string,
  now: Date,
): WorkOrder {
  const done = move(order, 'complete', {
    doneBy: by,
    doneAt: now,
    result: requiredText('result', result),
    parts: withParts(order.parts, parts),
    labourMinutes: withLabour(order.labourMinutes, labourMinutes),
    acceptance: acceptance === null ? null : 'awaited',
  })
  if (plan !== null) requireApproved(milestones, plan.clause)
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
