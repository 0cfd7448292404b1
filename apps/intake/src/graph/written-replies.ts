import type { Actor } from '@shouwen/access/actor'
import type { EntityReference } from '@shouwen/subgraph/service'
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { WITHHELD_TEXT } from '../domain/confidentiality'
import type { WrittenReply } from '../domain/replies'
import { repliesById, repliesOf } from '../store/reply-queries'
import { replyRulesOf } from '../use-cases/handled-by'
import { approveReply, deliverReply, draftReply, returnReply } from '../use-cases/reply-in-writing'
import { withheld } from '../use-cases/withheld'
import { loadAppeal } from './appeal-queries'
import { AppealType } from './appeal-type'
import { changed } from './changed-appeal'
import type { IntakeContext } from './context'
import { ChangeAppealArguments } from './inputs'
import {
  DeliverReplyArguments,
  DraftReplyArguments,
  ReturnReplyArguments,
  WrittenReplyRuleType,
  WrittenReplyType,
} from './reply-type'
import { showsCustomer } from './withheld'

/** A reply as somebody is shown it: customers what has reached them, others by the appeal's confidentiality (P5.6.3.3). */
export function replySeen(reply: WrittenReply, appeal: AppealType, actor: Actor): WrittenReplyType | null {
  const { body, draftedBy, deliveredBy, ...row } = reply
  const isTheirs = actor.kind === 'customer'
  if (isTheirs && reply.status !== 'delivered') return null
  const shown = isTheirs ? showsCustomer(appeal, actor) : withheld(appeal, actor) === 'nothing'
  return {
    ...row,
    appeal,
    content: shown ? body : WITHHELD_TEXT,
    receipt: shown ? row.receipt : null,
    draftedBy: { id: draftedBy },
    deliveredBy: deliveredBy === null ? null : { id: deliveredBy },
  }
}

/** The reply of a key, with what others told of it; null for what the actor may not see. */
export async function loadReply(
  told: EntityReference,
  context: IntakeContext,
): Promise<WrittenReplyType | null> {
  const { actor, app, groupId } = context
  const reply = await context.batched('reply', told.id, (ids) =>
    app.store.read(groupId, (manager) => repliesById(manager, ids)),
  )
  const appeal = reply === null ? null : await loadAppeal(reply.appealId, context)
  if (reply === null || appeal === null) return null
  const seen = replySeen(reply, appeal, actor)
  return seen === null ? null : { ...seen, told }
}

/** P5.6.3.1, M4.9: what was asked in writing is answered in writing, once it is approved. */
@Resolver(() => AppealType)
export class WrittenReplies {
  @FieldResolver(() => [WrittenReplyType], {
    description:
      'Its written replies, oldest first (P5.6.3.1, M4.9): one at a time, a second after it was opened again. Customers see ' +
      'what was delivered.',
  })
  async replies(@Root() appeal: AppealType, @Ctx() context: IntakeContext): Promise<WrittenReplyType[]> {
    const { actor, app, groupId } = context
    const rows = await context.batchedList('replies', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => repliesOf(manager, ids)),
    )
    return rows.flatMap((row) => replySeen(row, appeal, actor) ?? [])
  }

  @FieldResolver(() => WrittenReplyRuleType, {
    nullable: true,
    description:
      'How it is answered in writing by its procedure (P5.6.3.1, M4.9); null where it need not be. It is not resolved before.',
  })
  replyRule(@Root() { id }: AppealType, @Ctx() context: IntakeContext): Promise<WrittenReplyRuleType | null> {
    const { app, groupId } = context
    return context.batched('replyRule', id, (ids) =>
      app.store.read(groupId, (manager) => replyRulesOf(manager, ids)),
    )
  }

  @Mutation(() => AppealType, {
    description:
      'Drafts the written reply that the procedure asks for, or drafts it anew (P5.6.3.1, M4.9). Refuses: REPLY_NOT_ASKED_FOR, ' +
      'REPLY_IN_APPROVAL, TEMPLATE_UNKNOWN, TEXT_TOO_LONG.',
  })
  async draftReply(
    @Arg('input', () => DraftReplyArguments) input: DraftReplyArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    const draft = {
      ...input,
      template: input.template ?? null,
      title: input.title ?? null,
      body: input.body ?? null,
    }
    return changed(await draftReply(context.app.store, draft, context.actor), context)
  }

  @Mutation(() => AppealType, {
    description:
      'Approves the draft, when it is the turn of your post; the last approval gives it its number (P5.6.3.1, M4.9). ' +
      'Refuses: NOT_FOUND, TRANSITION_NOT_ALLOWED, REPLY_UNFINISHED.',
  })
  async approveReply(
    @Arg('input', () => ChangeAppealArguments) input: ChangeAppealArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await approveReply(context.app.store, input, context.actor), context)
  }

  @Mutation(() => AppealType, {
    description:
      'Sends the draft back with the reason, when it is the turn of your post (M4.9). Refuses: NOT_FOUND, ' +
      'TRANSITION_NOT_ALLOWED, INPUT_INVALID without a reason.',
  })
  async returnReply(
    @Arg('input', () => ReturnReplyArguments) input: ReturnReplyArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await returnReply(context.app.store, input, context.actor), context)
  }

  @Mutation(() => AppealType, {
    description:
      'Records that the approved reply reached the customer, who is informed with it (P5.6.3.1, M4.9). Refuses: NOT_FOUND, ' +
      'REPLY_NOT_APPROVED.',
  })
  async deliverReply(
    @Arg('input', () => DeliverReplyArguments) input: DeliverReplyArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await deliverReply(context.app.store, input, context.actor), context)
  }
}
