import { Refusal } from '@shouwen/vocabulary/refusal'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { auditById, sampleFor } from '../store/audit-queries'
import { completeRevisit } from '../use-cases/complete-revisit'
import { drawAuditSample } from '../use-cases/draw-audit-sample'
import { recordAudit } from '../use-cases/record-audit'
import { permissions } from '../use-cases/permissions'
import { AuditSampleType, AuditType } from './audit-types'
import { changedRevisit } from './changed-revisit'
import type { RevisitAuditContext } from './context'
import { CompleteRevisitArguments, DrawAuditSampleArguments, RecordAuditArguments } from './inputs'
import { RevisitType } from './revisit-type'

/** What a change answers with: read anew, not from the request's batches, which may hold it as it was before. */
function found<Row>(row: Row | null, what: string, id: string): Row {
  if (row === null) throw new Refusal('NOT_FOUND', { what, id })
  return row
}

@Resolver()
export class RevisitAuditMutations {
  @Mutation(() => RevisitType, {
    description:
      'Records the revisit: a content customer closes the appeal, another opens it again (P5.5.1, P5.5.2, P5.5.4, M4.8). ' +
      'Refuses: NOT_FOUND, NOT_PERMITTED, VERSION_CONFLICT, TRANSITION_NOT_ALLOWED when already made, INPUT_INVALID for a ' +
      'method that the procedure does not have, REVISIT_NOT_AGREED and REVISIT_TOO_EARLY (P5.5.4), QUESTION_NOT_ASKED (M4.10), ' +
      'CONDUCT_VALUE_UNKNOWN (P5.6.2.1), TEXT_TOO_LONG.',
  })
  async completeRevisit(
    @Arg('input', () => CompleteRevisitArguments) input: CompleteRevisitArguments,
    @Ctx() context: RevisitAuditContext,
  ): Promise<RevisitType> {
    const form = {
      ...input,
      timeliness: input.timeliness ?? null,
      quality: input.quality ?? null,
      conductMarks: (input.conductMarks ?? []).map(({ value, mark }) => ({ value, mark: mark ?? null })),
      words: input.words ?? null,
    }
    return changedRevisit(await completeRevisit(context.app.store, form, context.actor), context)
  }

  @Mutation(() => AuditSampleType, {
    description:
      "Draws an auditor's sample of a project's month, once: asked again, it answers with the first (P5.5.1–P5.5.3). " +
      'Refuses: NOT_PERMITTED, NOT_YET_KNOWN, INPUT_INVALID, PERIOD_NOT_OVER.',
  })
  async drawAuditSample(
    @Arg('input', () => DrawAuditSampleArguments) input: DrawAuditSampleArguments,
    @Ctx() { app, actor, groupId }: RevisitAuditContext,
  ): Promise<AuditSampleType> {
    const { sampleId } = await drawAuditSample(app.store, input, actor)
    const row = await app.store.read(groupId, (manager) =>
      sampleFor(manager, { actor, permission: permissions['Query.auditSample'] }, { id: sampleId }),
    )
    return found(row, 'sample', sampleId)
  }

  @Mutation(() => AuditType, {
    description:
      'Records what the auditor found of a sampled appeal, and what the customer thinks 征询 (P5.5.1–P5.5.3). ' +
      'Refuses: NOT_FOUND, NOT_PERMITTED, VERSION_CONFLICT, TRANSITION_NOT_ALLOWED when already recorded, TEXT_TOO_LONG.',
  })
  async recordAudit(
    @Arg('input', () => RecordAuditArguments) input: RecordAuditArguments,
    @Ctx() { app, actor, groupId }: RevisitAuditContext,
  ): Promise<AuditType> {
    const { auditId } = await recordAudit(app.store, { ...input, opinion: input.opinion ?? null }, actor)
    const row = await app.store.read(groupId, (manager) =>
      auditById(manager, { actor, permission: permissions['Query.auditSample'] }, auditId),
    )
    return found(row, 'audit', auditId)
  }
}
