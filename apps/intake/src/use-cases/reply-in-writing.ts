import type { Actor } from '@shouwen/access/actor'
import { authorize, type Permission } from '@shouwen/access/permission'
import { localDay } from '@shouwen/calendar/local-time'
import { replyApproved, replyDelivered, replyDrafted, replyReturned } from '@shouwen/events/intake'
import type { ProcedurePack, WrittenReplyRule } from '@shouwen/procedure/pack'
import type { Store } from '@shouwen/transactions/store'
import type { NewFact, Work } from '@shouwen/transactions/work'
import type { Channel } from '@shouwen/vocabulary/appeals'
import type { ReplyDecision } from '@shouwen/vocabulary/documents'
import type { Role } from '@shouwen/vocabulary/organisation'
import { v7 as uuidv7 } from 'uuid'
import type { Appeal } from '../domain/appeal'
import {
  decideApprove,
  decideDeliver,
  decideDraft,
  decideReturn,
  replyNumber,
  replyRuleOf,
  replyToDecide,
  requireReplyRule,
  type Draft,
  type WrittenReply,
} from '../domain/replies'
import { requiredText } from '../domain/texts'
import { move, type TransitionName } from '../domain/transitions'
import { settleDuties } from '../store/daily-duties'
import { nextReplyNumber } from '../store/known'
import { knownProject } from '../store/project-queries'
import { packsPromised, promised } from '../store/packs'
import { saveReply } from '../store/replies'
import { repliesOf } from '../store/reply-queries'
import { replyDecisionTable } from '../store/tables'
import { changeAppeal, factOf, type AppealChanged, type AppealCommand } from './change-appeal'
import { permissions } from './permissions'

export type DraftReplyInput = AppealCommand & Draft

/** P5.6.3.1, M4.9: drafts the written reply, from a template unless there are words of one's own. */
export function draftReply(store: Store, input: DraftReplyInput, actor: Actor): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.draftReply'], input, actor, async (before, work) => {
    const { rule, replies } = await circumstances(work, before)
    const appeal = draftBy(actor, before, rule)
    const { timeZone } = await knownProject(work.manager, appeal.projectId)
    const made = {
      id: uuidv7(),
      by: actor.personId,
      receivedText: dayInWords(localDay(appeal.receivedAt, timeZone)),
    }
    const reply = decideDraft(appeal, requireReplyRule(rule), replies, input, made, work.now)
    await saveReply(work, reply)
    work.record(replyDrafted, factOfReply(appeal, 'draftReply', reply, work))
    return appeal
  })
}

/** M4.9: the leader whose turn it is approves; the last approval signs the reply, and numbers it. */
export function approveReply(store: Store, input: AppealCommand, actor: Actor): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.approveReply'], input, actor, async (before, work) => {
    const { rule, replies } = await circumstances(work, before)
    const decided = decideReplyBy(actor, before, rule, replies, 'approveReply')
    const reply = await numbered(
      work,
      before,
      decided.rule,
      decideApprove(decided.rule, decided.reply, work.now),
    )
    await saveReply(work, reply)
    await keepDecision(work, reply, decided.role, 'approved', null, actor)
    work.record(replyApproved, {
      ...factOfReply(decided.appeal, 'approveReply', reply, work, {
        role: decided.role,
        last: reply.status === 'approved',
      }),
    })
    return decided.appeal
  })
}

export interface ReturnReplyInput extends AppealCommand {
  readonly reason: string
}

/** M4.9: the leader whose turn it is sends the draft back, with the reason. */
export function returnReply(store: Store, input: ReturnReplyInput, actor: Actor): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.returnReply'], input, actor, async (before, work) => {
    const { rule, replies } = await circumstances(work, before)
    const { appeal, role, ...decided } = decideReplyBy(actor, before, rule, replies, 'returnReply')
    const reason = requiredText('reason', input.reason)
    const reply = decideReturn(decided.reply)
    await saveReply(work, reply)
    await keepDecision(work, reply, role, 'returned', reason, actor)
    work.record(replyReturned, factOfReply(appeal, 'returnReply', reply, work, { role }))
    return appeal
  })
}

export interface DeliverReplyInput extends AppealCommand {
  readonly channel: Channel
  readonly receipt: string
}

/** P5.6.3.1, M4.9: the approved reply has reached the customer, who has been told with it. */
export function deliverReply(store: Store, input: DeliverReplyInput, actor: Actor): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.deliverReply'], input, actor, async (before, work) => {
    const { rule, replies } = await circumstances(work, before)
    const told = { channel: input.channel, receipt: input.receipt, by: actor.personId }
    const { appeal, reply } = deliverBy(actor, before, rule, replies, told, work.now)
    await saveReply(work, reply)
    await settleDuties(work, appeal.id)
    work.record(replyDelivered, factOfReply(appeal, 'deliverReply', reply, work, { channel: input.channel }))
    return appeal
  })
}

/** By which rule an appeal is answered in writing, among the procedures read. */
export function replyRuleAmong(packs: readonly ProcedurePack[], appeal: Appeal): WrittenReplyRule | null {
  const pack = promised(packs, appeal)
  return pack === undefined ? null : replyRuleOf(appeal, pack)
}

async function circumstances(
  { manager }: Work,
  appeal: Appeal,
): Promise<{ rule: WrittenReplyRule | null; replies: WrittenReply[] }> {
  const packs = await packsPromised(manager, [appeal])
  const replies = (await repliesOf(manager, [appeal.id])).get(appeal.id) ?? []
  return { rule: replyRuleAmong(packs, appeal), replies }
}

/** The appeal, with a reply drafted by a post that its procedure names; refuses as the rules do. */
export function draftBy(actor: Actor, before: Appeal, rule: WrittenReplyRule | null): Appeal {
  const { draftedBy, clause } = requireReplyRule(rule)
  const appeal = move(before, 'draftReply')
  authorize(actor, narrowed('Mutation.draftReply', draftedBy, clause), appeal.projectPath)
  return appeal
}

/** What the actor has to decide of a reply, it being their turn; refuses as the rules do. */
export function decideReplyBy(
  actor: Actor,
  before: Appeal,
  asked: WrittenReplyRule | null,
  replies: readonly WrittenReply[],
  action: 'approveReply' | 'returnReply',
): { appeal: Appeal; rule: WrittenReplyRule; reply: WrittenReply; role: Role } {
  const rule = requireReplyRule(asked)
  const appeal = move(before, action)
  const { reply, role } = replyToDecide(rule, replies, action)
  authorize(actor, narrowed(`Mutation.${action}`, [role], rule.clause), appeal.projectPath)
  return { appeal, rule, reply, role }
}

/** The appeal, its reply delivered by a post that drafts them; refuses as the rules do. */
export function deliverBy(
  actor: Actor,
  before: Appeal,
  asked: WrittenReplyRule | null,
  replies: readonly WrittenReply[],
  told: { channel: Channel; receipt: string; by: string },
  now: Date,
): { appeal: Appeal; reply: WrittenReply } {
  const rule = requireReplyRule(asked)
  const appeal = move(before, 'deliverReply', { informedAt: now })
  authorize(actor, narrowed('Mutation.deliverReply', rule.draftedBy, rule.clause), appeal.projectPath)
  return { appeal, reply: decideDeliver(rule, replies, told, now) }
}

/** Of the posts that an operation is open to, those that the procedure names. */
function narrowed(
  operation: `Mutation.${'draftReply' | 'approveReply' | 'returnReply' | 'deliverReply'}`,
  posts: readonly Role[],
  clause: string,
): Permission {
  return { ...permissions[operation], roles: posts, because: clause }
}

/** The number of the last approval; an earlier one has none. */
async function numbered(
  work: Work,
  { projectId }: Appeal,
  { numbered: word }: WrittenReplyRule,
  reply: WrittenReply,
): Promise<WrittenReply> {
  if (reply.status !== 'approved') return reply
  const { code, timeZone } = await knownProject(work.manager, projectId)
  const year = localDay(work.now, timeZone).slice(0, 4)
  const count = await nextReplyNumber(work, projectId, year)
  return { ...reply, number: replyNumber(code, word, year, count) }
}

async function keepDecision(
  work: Work,
  { id: replyId, groupId }: WrittenReply,
  role: Role,
  decision: ReplyDecision,
  reason: string | null,
  { personId }: Actor,
): Promise<void> {
  const said = { role, decision, reason, decidedBy: personId, decidedAt: work.now }
  await work.manager.insert(replyDecisionTable, { id: uuidv7(), groupId, replyId, ...said })
}

/** A fact about a reply, under the clause that asks for it. */
function factOfReply<More extends object = object>(
  appeal: Appeal,
  change: TransitionName,
  { id: replyId, clause }: WrittenReply,
  { now }: Work,
  more = {} as More,
): NewFact<{ appealId: string; version: number; replyId: string; at: string } & More> {
  const data = { replyId, at: now.toISOString(), ...more }
  return { ...factOf(appeal, change, data), clauses: [clause] }
}

/** `2026年3月2日`. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
