import { mayDecideFen, whoDecides } from '@shouwen/procedure/authority'
import type { CostLimit } from '@shouwen/procedure/pack'
import type { Role } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { CostStanding } from '@shouwen/vocabulary/staffing'
import { requiredText } from './texts'
import { move, requireAllowed, type WorkOrder } from './work-order'

/** What the work of an order is going to cost, and who decided it (P5.2.2, P5.4.2). */
export interface CostEstimate {
  id: string
  groupId: string
  workOrderId: string
  projectPath: string
  amountFen: number
  reason: string
  estimatedBy: string
  estimatedAt: Date
  standing: CostStanding
  /** The lowest post that may decide so much; null where the estimator may. */
  awaits: Role | null
  clause: string
  decidedBy: string | null
  decidedAt: Date | null
  /** Why it was sent back. */
  returnReason: string | null
}

/** Who decides: a person with their posts at the place of the order. */
export interface Decider {
  readonly id: string
  readonly posts: readonly Role[]
}

/** Fen: 10 million yuan. */
const AMOUNT_LIMIT = 1_000_000_000
/** Of one order. */
const ESTIMATES_LIMIT = 20

const MINUTES_PER_HOUR = 60

/** What an order has cost so far: parts, and labour at the rate of the procedure, in fen. */
export function costOf(
  { parts, labourMinutes }: Pick<WorkOrder, 'parts' | 'labourMinutes'>,
  labourFenPerHour: number,
): number {
  const ofParts = parts.reduce((sum, { quantity, unitCostFen }) => sum + quantity * unitCostFen, 0)
  return Math.round(ofParts + (labourMinutes * labourFenPerHour) / MINUTES_PER_HOUR)
}

/**
 * P5.2.2: what the work is going to cost, with the reason. Within what the estimator may decide it is decided; otherwise it
 * goes up. Refuses with COST_NOT_IN_PROCEDURE, COST_AWAITED, INPUT_INVALID, TEXT_TOO_LONG.
 */
export function decideEstimate(
  order: WorkOrder,
  before: readonly CostEstimate[],
  said: { readonly id: string; readonly amountFen: number; readonly reason: string; readonly by: Decider },
  limits: readonly CostLimit[] | null,
  now: Date,
): { order: WorkOrder; estimate: CostEstimate } {
  if (limits === null) throw new Refusal('COST_NOT_IN_PROCEDURE')
  requireNoneAwaited(before)
  const { id, amountFen, by } = said
  if (!Number.isInteger(amountFen) || amountFen < 1 || amountFen > AMOUNT_LIMIT) {
    throw new Refusal('INPUT_INVALID', { problems: `amountFen must be 1 to ${AMOUNT_LIMIT}` })
  }
  if (before.length >= ESTIMATES_LIMIT) {
    throw new Refusal('INPUT_INVALID', { problems: `more than ${ESTIMATES_LIMIT} estimates` })
  }
  const decides = mayDecideFen(limits, by.posts) >= amountFen
  const { post, clause } = whoDecides(limits, amountFen)
  const estimate: CostEstimate = {
    id,
    groupId: order.groupId,
    workOrderId: order.id,
    projectPath: order.projectPath,
    amountFen,
    reason: requiredText('reason', said.reason),
    estimatedBy: by.id,
    estimatedAt: now,
    standing: decides ? 'approved' : 'awaited',
    awaits: decides ? null : post,
    clause,
    decidedBy: decides ? by.id : null,
    decidedAt: decides ? now : null,
    returnReason: null,
  }
  return { order: move(order, 'estimate'), estimate }
}

/**
 * P5.2.2, P5.4.2: somebody who may decide so much approves what waits, or sends it back with a reason. Refuses with
 * COST_NOT_AWAITED, COST_BEYOND_AUTHORITY, and with INPUT_INVALID a return without a reason.
 */
export function decideCost(
  order: WorkOrder,
  before: readonly CostEstimate[],
  said: { readonly approved: boolean; readonly reason: string; readonly by: Decider },
  limits: readonly CostLimit[],
  now: Date,
): { order: WorkOrder; estimate: CostEstimate } {
  requireAllowed(order, 'estimate')
  const waiting = before.find(({ standing }) => standing === 'awaited')
  if (waiting === undefined) throw new Refusal('COST_NOT_AWAITED')
  const { approved, reason, by } = said
  requireAuthority(waiting.amountFen, limits, by)
  const decided = { decidedBy: by.id, decidedAt: now }
  const estimate: CostEstimate = approved
    ? { ...waiting, ...decided, standing: 'approved' }
    : { ...waiting, ...decided, standing: 'returned', returnReason: requiredText('reason', reason) }
  return { order: move(order, 'estimate'), estimate }
}

/**
 * P5.2.2, P5.4.2: work is not done before its cost is decided: by whoever reports it, or by the post that approved as much.
 * Refuses with COST_AWAITED, COST_BEYOND_AUTHORITY.
 */
export function requireCostDecided(
  costFen: number,
  estimates: readonly CostEstimate[],
  limits: readonly CostLimit[] | null,
  by: Decider,
): void {
  if (limits === null) return
  requireNoneAwaited(estimates)
  const approved = estimates.filter(({ standing }) => standing === 'approved')
  if (approved.some(({ amountFen }) => amountFen >= costFen)) return
  requireAuthority(costFen, limits, by)
}

function requireAuthority(costFen: number, limits: readonly CostLimit[], { posts }: Decider): void {
  const limitFen = mayDecideFen(limits, posts)
  if (limitFen >= costFen) return
  const { post, clause } = whoDecides(limits, costFen)
  throw new Refusal('COST_BEYOND_AUTHORITY', { costFen, limitFen, post, clause })
}

function requireNoneAwaited(estimates: readonly CostEstimate[]): void {
  const waiting = estimates.find(({ standing }) => standing === 'awaited')
  if (waiting === undefined) return
  const { amountFen: costFen, awaits: post, clause } = waiting
  throw new Refusal('COST_AWAITED', { costFen, post, clause })
}
