import type { ProcedurePack, ReplyTemplate, WrittenReplyRule } from '@shouwen/procedure/pack'
import { filledIn, unfilledPlaceholders, type DraftPlaceholder } from '@shouwen/procedure/reply-templates'
import { nextApprover, writtenReplyRuleFor } from '@shouwen/procedure/written-replies'
import type { Channel } from '@shouwen/vocabulary/appeals'
import type { ReplyDecision, ReplyStatus } from '@shouwen/vocabulary/documents'
import { roles, type Role } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'
import { requireKept } from './declining'
import { requiredText, tidyText } from './texts'

/** A written reply 书面回复 to an appeal (P5.6.3.1, M4.9). */
export interface WrittenReply {
  id: string
  groupId: string
  appealId: string
  clause: string
  status: ReplyStatus
  title: string
  /** Names and rooms are placeholders until it is printed: their owners tell them. */
  body: string
  draftedBy: string
  draftedAt: Date
  /** How many of the leaders have approved this draft. */
  approvals: number
  /** `HT函〔2026〕12号`; null until the last approval. */
  number: string | null
  approvedAt: Date | null
  channel: Channel | null
  /** Who took it, or how it is known to have arrived. */
  receipt: string | null
  deliveredBy: string | null
  deliveredAt: Date | null
}

/** What a leader decided of a draft; the draft that follows a return has new ones. */
export interface DecisionOnReply {
  id: string
  groupId: string
  replyId: string
  role: Role
  decision: ReplyDecision
  reason: string | null
  decidedBy: string
  decidedAt: Date
}

/** By which rule an appeal is answered in writing; null where it is not, and for history. */
export function replyRuleOf(appeal: Appeal, pack: ProcedurePack): WrittenReplyRule | null {
  const { kind, channel, category, grade, impact } = appeal
  if (kind === null || channel === null || category === null) return null
  return writtenReplyRuleFor(pack, { kind, channel, category, grade, impact })
}

/** The same, where there must be one. Refuses with REPLY_NOT_ASKED_FOR. */
export function requireReplyRule(rule: WrittenReplyRule | null): WrittenReplyRule {
  if (rule === null) throw new Refusal('REPLY_NOT_ASKED_FOR')
  return rule
}

/** What somebody writes, or leaves to a template. */
export interface Draft {
  readonly template: string | null
  readonly title: string | null
  readonly body: string | null
}

/**
 * A reply drafted, or drafted anew once it was sent back: from a template where there are no words of one's own. Refuses
 * with TEMPLATE_UNKNOWN, TEXT_TOO_LONG, and REPLY_IN_APPROVAL.
 */
export function decideDraft(
  appeal: Appeal,
  rule: WrittenReplyRule,
  replies: readonly WrittenReply[],
  draft: Draft,
  made: { id: string; by: string; receivedText: string },
  now: Date,
): WrittenReply {
  const open = openReply(replies)
  if (open !== undefined && (open.status === 'approved' || open.approvals > 0)) {
    throw new Refusal('REPLY_IN_APPROVAL', { clause: rule.clause })
  }
  const template = templateOf(rule, draft.template)
  const body = tidyText('replyBody', draft.body) ?? template.body
  requireKept(appeal, body)
  const values: Record<DraftPlaceholder, string | null> = {
    number: appeal.number,
    received: made.receivedText,
    content: appeal.content,
    outcome: appeal.outcome,
  }
  return {
    id: open?.id ?? made.id,
    groupId: appeal.groupId,
    appealId: appeal.id,
    clause: rule.clause,
    status: 'drafted',
    title: tidyText('replyTitle', draft.title) ?? template.zh,
    body: requiredText('replyBody', filledIn(body, values)),
    draftedBy: made.by,
    draftedAt: now,
    approvals: 0,
    number: null,
    approvedAt: null,
    channel: null,
    receipt: null,
    deliveredBy: null,
    deliveredAt: null,
  }
}

function templateOf({ templates }: WrittenReplyRule, code: string | null): ReplyTemplate {
  const found = code === null ? templates[0] : templates.find((each) => each.code === code)
  if (found === undefined) throw new Refusal('TEMPLATE_UNKNOWN', { template: code ?? 'none' })
  return found
}

/** The reply that has not been delivered yet; there is one at the most. */
export function openReply(replies: readonly WrittenReply[]): WrittenReply | undefined {
  return replies.find(({ status }) => status !== 'delivered')
}

/** The reply that waits for a leader, and for which one. Refuses with NOT_FOUND and TRANSITION_NOT_ALLOWED. */
export function replyToDecide(
  rule: WrittenReplyRule,
  replies: readonly WrittenReply[],
  action: 'approveReply' | 'returnReply',
): { reply: WrittenReply; role: Role } {
  const reply = requireOpen(replies)
  const role = nextApprover(rule, reply.approvals)
  if (reply.status !== 'drafted' || role === null) {
    throw new Refusal('TRANSITION_NOT_ALLOWED', { action, status: reply.status })
  }
  return { reply, role }
}

/**
 * M4.9: one leader more has approved; the last approval signs it, and it is numbered. Refuses with REPLY_UNFINISHED what
 * still has blanks.
 */
export function decideApprove(rule: WrittenReplyRule, reply: WrittenReply, now: Date): WrittenReply {
  const placeholders = unfilledPlaceholders(`${reply.title}\n${reply.body}`)
  if (placeholders.length > 0)
    throw new Refusal('REPLY_UNFINISHED', { placeholders: placeholders.join(', ') })
  const approvals = reply.approvals + 1
  const last = nextApprover(rule, approvals) === null
  return { ...reply, approvals, status: last ? 'approved' : 'drafted', approvedAt: last ? now : null }
}

/** M4.9: sent back to who drafts, with the reason; who approved it before looks at it again. */
export function decideReturn(reply: WrittenReply): WrittenReply {
  return { ...reply, status: 'returned', approvals: 0 }
}

/** P5.6.3.1, M4.9: the approved reply has reached the customer. Refuses with NOT_FOUND and REPLY_NOT_APPROVED. */
export function decideDeliver(
  rule: WrittenReplyRule,
  replies: readonly WrittenReply[],
  told: { channel: Channel; receipt: string; by: string },
  now: Date,
): WrittenReply {
  const reply = requireOpen(replies)
  if (reply.status !== 'approved') {
    const role = nextApprover(rule, reply.approvals) ?? rule.approvedBy[0]
    throw new Refusal('REPLY_NOT_APPROVED', {
      role: role === undefined ? null : roles.labels[role].zh,
      clause: rule.clause,
    })
  }
  return {
    ...reply,
    status: 'delivered',
    channel: told.channel,
    receipt: requiredText('receipt', told.receipt),
    deliveredBy: told.by,
    deliveredAt: now,
  }
}

function requireOpen(replies: readonly WrittenReply[]): WrittenReply {
  const reply = openReply(replies)
  if (reply === undefined) throw new Refusal('NOT_FOUND', { what: 'written reply', id: 'none' })
  return reply
}

/** P5.6.3.1, M4.9: what was asked in writing is answered in writing before it is settled. Refuses with REPLY_NOT_DELIVERED. */
export function requireReplied(rule: WrittenReplyRule | null, replies: readonly WrittenReply[]): void {
  if (rule === null || replies.some(({ status }) => status === 'delivered')) return
  throw new Refusal('REPLY_NOT_DELIVERED', { clause: rule.clause })
}

/** `HT函〔2026〕12号`: the project, the local year, the count of the year. */
export function replyNumber(projectCode: string, numbered: string, year: string, count: number): string {
  return `${projectCode.toUpperCase()}${numbered}〔${year}〕${count}号`
}
