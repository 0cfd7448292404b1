import { Refusal } from '@shouwen/vocabulary/refusal'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { auditById, sampleFor } from '../store/audit-queries'
import { revisitById } from '../store/revisit-queries'
import { completeRevisit } from '../use-cases/complete-revisit'
import { drawAuditSample } from '../use-cases/draw-audit-sample'
import { recordAudit } from '../use-cases/record-audit'
import { permissions } from '../use-cases/permissions'
import { AuditSampleType, AuditType } from './audit-types'
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
      'method that the procedure does not have, TEXT_TOO_LONG.',
  })
  async completeRevisit(
    @Arg('input', () => CompleteRevisitArguments) input: CompleteRevisitArguments,
    @Ctx() { app, actor, groupId }: RevisitAuditContext,
  ): Promise<RevisitType> {
    const form = { ...input, timeliness: input.timeliness ?? null, words: input.words ?? null }
    const { revisitId } = await completeRevisit(app.store, form, actor)
    const row = await app.store.read(groupId, (manager) =>
      revisitById(manager, { actor, permission: permissions.Appeal }, revisitId),
    )
    return found(row, 'revisit', revisitId)
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
