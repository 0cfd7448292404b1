import { printLetter } from '@shouwen/documents/printed'
import { PrintedFormType, printedForm } from '@shouwen/subgraph/printed-form'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql'
import { replyLetter, requiredByLetter, toldOfReply } from '../forms/reply-letter'
import { decisionsOf } from '../store/reply-queries'
import { replyRulesOf } from '../use-cases/handled-by'
import { withheld } from '../use-cases/withheld'
import { timeZoneOf } from './appeal-forms'
import type { IntakeContext } from './context'
import { callerSeen } from './parts-seen'
import { DecisionOnReplyType, WrittenReplyType } from './reply-type'

@Resolver(() => WrittenReplyType)
export class ReplyFields {
  @FieldResolver(() => [DecisionOnReplyType], {
    description: 'What leaders decided of it and of its earlier drafts, oldest first (M4.9). For staff.',
  })
  async decisions(
    @Root() { id, appeal }: WrittenReplyType,
    @Ctx() context: IntakeContext,
  ): Promise<DecisionOnReplyType[]> {
    const { actor, app, groupId } = context
    if (actor.kind === 'customer') return []
    const rows = await context.batchedList('replyDecisions', id, (ids) =>
      app.store.read(groupId, (manager) => decisionsOf(manager, ids)),
    )
    const shown = withheld(appeal, actor) === 'nothing'
    return rows.map((row) => ({
      ...row,
      reason: shown ? row.reason : null,
      decidedBy: { id: row.decidedBy },
    }))
  }

  @Directive(`@requires(fields: "${requiredByLetter}")`)
  @FieldResolver(() => PrintedFormType, {
    description:
      'The letter as a PDF, its number above and its sender and date below; marked while it is not approved. What is masked ' +
      'or withheld from you is so in the letter.',
  })
  async document(@Root() reply: WrittenReplyType, @Ctx() context: IntakeContext): Promise<PrintedFormType> {
    const { actor, app, groupId } = context
    const { appeal, number, id } = reply
    const rule = await context.batched('replyRule', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => replyRulesOf(manager, ids)),
    )
    if (rule === null) throw new Refusal('REPLY_NOT_ASKED_FOR')
    const told = toldOfReply.parse(reply.told)
    const caller = callerSeen(appeal, actor)?.name ?? null
    const timeZone = await timeZoneOf(appeal.projectId, context)
    const letter = replyLetter(reply, rule, caller, told, timeZone, app.store.clock.now())
    return printedForm(context, () => printLetter(letter, number ?? id))
  }
}
