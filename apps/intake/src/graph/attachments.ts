import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { ATTACHMENTS_OF_APPEAL, type Attachment } from '../domain/attachment'
import { attachmentsOf, attachmentsOfWork } from '../store/attachment-queries'
import { attach } from '../use-cases/attach'
import { readsAttachment } from '../use-cases/withheld'
import { loadAppeal } from './appeal-queries'
import { AppealType } from './appeal-type'
import { AttachArguments, AttachmentType, WorkOrderType } from './attachment-type'
import { changed } from './changed-appeal'
import type { IntakeContext } from './context'
import { StepType } from './playbook-type'

/** P5.1.1, M4.2: what is beside the record of an appeal. */
@Resolver(() => AppealType)
export class Attachments {
  @FieldResolver(() => [AttachmentType], {
    description:
      `What is beside it, oldest first, at most ${ATTACHMENTS_OF_APPEAL} (P5.1.1, M4.2). Customers see what is for them (C0.3); ` +
      'of a confidential appeal nobody sees any from whom its handling is withheld (P5.6.3.3).',
  })
  async attachments(@Root() appeal: AppealType, @Ctx() context: IntakeContext): Promise<AttachmentType[]> {
    return (await attachmentsReadOf(appeal, context)).map(attachmentSeen)
  }

  @Mutation(() => AppealType, {
    description:
      'Puts what you have uploaded beside an appeal, as evidence of a step or of work where you name one (P5.1.1, M4.2). ' +
      'Refuses: NOT_FOUND an upload that is not yours, is used, or is older than a day; ATTACHMENTS_EXHAUSTED, STEP_UNKNOWN, ' +
      'NOT_YET_KNOWN (the work order), TRANSITION_NOT_ALLOWED, INPUT_INVALID, TEXT_TOO_LONG, NOT_PERMITTED.',
  })
  async attach(
    @Arg('input', () => AttachArguments) input: AttachArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await attach(context.app.store, input, context.actor), context)
  }
}

@Resolver(() => StepType)
export class StepAttachments {
  @FieldResolver(() => [AttachmentType], {
    description:
      'Its evidence: what was attached to it, or named when it was done; as `Appeal.attachments` shows it.',
  })
  async attachments(
    @Root() { code, evidence, of: { appeal, playbook } }: StepType,
    @Ctx() context: IntakeContext,
  ): Promise<AttachmentType[]> {
    const named = new Set(evidence.map(({ value }) => value))
    return (await attachmentsReadOf(appeal, context))
      .filter(({ id, ...of }) => named.has(id) || (of.playbook === playbook && of.step === code))
      .map(attachmentSeen)
  }
}

@Resolver(() => WorkOrderType)
export class WorkOrderAttachments {
  @FieldResolver(() => [AttachmentType], {
    description:
      'What shows its work, before and after (P5.6.1), oldest first; as `Appeal.attachments` shows it.',
  })
  async attachments(@Root() order: WorkOrderType, @Ctx() context: IntakeContext): Promise<AttachmentType[]> {
    const { actor, app, groupId } = context
    const rows = await context.batchedList('attachmentsOfWork', order.id, (ids) =>
      app.store.read(groupId, (manager) => attachmentsOfWork(manager, ids)),
    )
    const appeal = rows[0]?.appealId ? await loadAppeal(rows[0].appealId, context) : null
    if (appeal === null) return []
    return rows.filter((row) => readsAttachment(actor, appeal, row)).map(attachmentSeen)
  }
}

/** The attachments of an appeal that the actor reads; all fields of one request share the batch. */
async function attachmentsReadOf(appeal: AppealType, context: IntakeContext): Promise<Attachment[]> {
  const { actor, app, groupId } = context
  const rows = await context.batchedList('attachments', appeal.id, (ids) =>
    app.store.read(groupId, (manager) => attachmentsOf(manager, ids)),
  )
  return rows.filter((row) => readsAttachment(actor, appeal, row))
}

function attachmentSeen({ uploadedBy, attachedAt, workOrderId, ...row }: Attachment): AttachmentType {
  if (attachedAt === null) throw new Error(`attachment ${row.id} is beside no appeal`)
  return {
    ...row,
    attachedAt,
    attachedBy: { id: uploadedBy },
    workOrder: workOrderId === null ? null : { id: workOrderId },
    path: `/attachments/${row.id}`,
  }
}
