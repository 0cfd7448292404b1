import { Refusal } from '@shouwen/vocabulary/refusal'
import type { ScopeRule, WrittenReplyRule } from '@shouwen/procedure/pack'
import type { Appeal } from './appeal'
import type { DemandOutcome } from '@shouwen/vocabulary/appeals'
import { requireKept } from './declining'
import { requireDecided, type Escalation } from './escalation'
import { requireReplied, type WrittenReply } from './replies'
import { requireJudged } from './scope'
import { outcomeWithEvidence, requireStepsSettled, type RunningPlaybook } from './steps'
import { requiredText } from './texts'
import { move } from './transitions'

/** What an appeal is waited for by, before it is settled. */
export interface Unsettled {
  readonly openWorkOrders: number
  /** P5.6.1: repairs that the customer has not accepted yet. */
  readonly unacceptedRepairs: number
  readonly playbooks: readonly RunningPlaybook[]
  /** Null where its procedure judges no appeals of its kind. */
  readonly scopeRule: ScopeRule | null
  /** M4.3: the customer has been told why a demand is not met, and has answered. */
  readonly refusalExplained: boolean
  readonly escalations: readonly Escalation[]
  /** Null where its procedure asks for no written reply to such an appeal. */
  readonly replyRule: WrittenReplyRule | null
  readonly replies: readonly WrittenReply[]
}

/** What the first contact says of the end. */
export interface Resolution {
  readonly outcome: string
  readonly demand: DemandOutcome
}

/** An appeal is settled when its work is done, its steps are, and the customer knows of it. */
export function decideResolve(
  appeal: Appeal,
  { outcome, demand }: Resolution,
  {
    openWorkOrders,
    unacceptedRepairs,
    playbooks,
    scopeRule,
    refusalExplained,
    escalations,
    replyRule,
    replies,
  }: Unsettled,
  now: Date,
  way: 'resolve' | 'answerAtOnce' = 'resolve',
): Appeal {
  if (openWorkOrders > 0) throw new Refusal('WORK_NOT_DONE', { open: openWorkOrders })
  /** P5.6.1: a repair ends with the customer's acceptance. */
  if (unacceptedRepairs > 0) throw new Refusal('REPAIR_NOT_ACCEPTED', { clause: 'P5.6.1' })
  requireKept(appeal, outcome)
  const told = outcomeWithEvidence(requiredText('outcome', outcome), playbooks)
  const moved = move(appeal, way, {
    outcome: told,
    /** P5.6.3.3: what is kept was refused, whatever was ticked. */
    demand: appeal.declined === null ? demand : 'refused',
    resolvedAt: now,
  })
  /** P5.3, M4.7.2: the customer is told before the matter counts as settled. */
  if (appeal.informedAt === null) throw new Refusal('CUSTOMER_NOT_INFORMED', { clause: 'P5.3' })
  /** M4.3, P5.2.3: who is refused hears why, and is asked for their understanding. */
  if (demand === 'refused' && !refusalExplained) {
    throw new Refusal('REFUSAL_NOT_EXPLAINED', { clause: appeal.projectKind === 'mall' ? 'M4.3' : 'P5.2.3' })
  }
  requireDecided(escalations)
  requireJudged(appeal, scopeRule)
  requireStepsSettled(playbooks)
  requireReplied(replyRule, replies)
  return moved
}
