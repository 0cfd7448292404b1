import type { Actor } from '@shouwen/access/actor'
import { appealResolved } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import type { DemandOutcome } from '@shouwen/vocabulary/appeals'
import type { EntityManager } from 'typeorm'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Appeal } from '../domain/appeal'
import { requireFirstContact } from '../domain/first-contact'
import type { Escalation } from '../domain/escalation'
import { decideResolve, type Resolution } from '../domain/resolve'
import { replyRuleOf, type WrittenReply } from '../domain/replies'
import { scopeRuleFor } from '../domain/scope'
import type { OpenedStep } from '../domain/steps'
import { escalationsOf } from '../store/escalation-queries'
import { dropDuty } from '../store/follow-ups'
import { nothingLeft, workLeftOf, type WorkLeft } from '../store/known'
import { packsPromised, promised } from '../store/packs'
import { feedbacksOf } from '../store/part-queries'
import { repliesOf } from '../store/reply-queries'
import { stepsOf } from '../store/step-queries'
import {
  changeAppeal,
  contactAs,
  recordChange,
  type AppealChanged,
  type AppealCommand,
} from './change-appeal'
import { runningOn } from './open-steps'
import { permissions } from './permissions'
import { tellOf } from './tell-of'

export interface ResolveAppealInput extends AppealCommand {
  /** 处理结果: what was done. */
  readonly outcome: string
  readonly demand: DemandOutcome
}

/** P4.1, M3.3: the first contact declares the matter settled; the revisit is due from now. */
export function resolveAppeal(store: Store, input: ResolveAppealInput, actor: Actor): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.resolveAppeal'], input, actor, async (before, work) => {
    const appeal = resolveBy(actor, before, input, await leftOf(work.manager, before), work.now)
    await dropDuty(work, appeal.id)
    recordChange(work, appealResolved, appeal, 'resolve', {
      at: work.now.toISOString(),
      customerId: appeal.customerId,
    })
    await tellOf(work, appeal, { on: 'resolved', cause: `version ${appeal.version}`, responsible: null })
    return appeal
  })
}

/** What an appeal may still be waited for by. */
export interface Left {
  readonly work: WorkLeft
  readonly packs: readonly ProcedurePack[]
  readonly steps: readonly OpenedStep[]
  readonly refusalExplained: boolean
  readonly escalations: readonly Escalation[]
  readonly replies: readonly WrittenReply[]
}

/** What an appeal still waits for. */
export async function leftOf(manager: EntityManager, appeal: Appeal): Promise<Left> {
  const ids = [appeal.id]
  const [orders, packs, steps, feedbacks, escalations, replies] = await Promise.all([
    workLeftOf(manager, ids),
    packsPromised(manager, [appeal]),
    stepsOf(manager, ids),
    feedbacksOf(manager, ids),
    escalationsOf(manager, ids),
    repliesOf(manager, ids),
  ])
  return {
    work: orders.get(appeal.id) ?? nothingLeft,
    packs,
    steps: steps.get(appeal.id) ?? [],
    refusalExplained: (feedbacks.get(appeal.id) ?? []).some(
      ({ refusalReason, answer }) => refusalReason !== null && answer !== 'notReached',
    ),
    escalations: escalations.get(appeal.id) ?? [],
    replies: replies.get(appeal.id) ?? [],
  }
}

/** The appeal settled by its first contact; refuses as the rules do. */
export function resolveBy(
  actor: Actor,
  before: Appeal,
  resolution: Resolution,
  { packs, steps, work, ...left }: Left,
  now: Date,
  way?: 'resolve' | 'answerAtOnce',
): Appeal {
  requireFirstContact(before, contactAs(actor, before))
  const pack = promised(packs, before)
  const unsettled = {
    ...left,
    openWorkOrders: work.open,
    unacceptedRepairs: work.unaccepted,
    playbooks: runningOn(before, packs, steps),
    scopeRule: pack === undefined ? null : scopeRuleFor(before, pack),
    replyRule: pack === undefined ? null : replyRuleOf(before, pack),
  }
  return decideResolve(before, resolution, unsettled, now, way)
}
