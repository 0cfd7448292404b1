import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql'
import { auditsOfSamples, drawsOfSamples, populationsOfDraws } from '../store/audit-queries'
import { permissions } from '../use-cases/permissions'
import { AppealExtension } from './appeal-extension'
import { AuditDrawType, AuditSampleType, AuditType } from './audit-types'
import type { RevisitAuditContext } from './context'
import { ProjectReference, StaffReference } from './references'

@Resolver(() => AuditType)
export class AuditFields {
  @FieldResolver(() => AppealExtension, { description: 'What is checked.' })
  appeal(@Root() { appealId }: AuditType): AppealExtension {
    return { id: appealId }
  }

  @FieldResolver(() => StaffReference, { nullable: true, description: 'Who recorded it; null before.' })
  recordedBy(@Root() { recordedBy }: AuditType): StaffReference | null {
    return recordedBy === null ? null : { id: recordedBy }
  }
}

@Resolver(() => AuditSampleType)
export class AuditSampleFields {
  @FieldResolver(() => ProjectReference, { description: 'Of which project.' })
  project(@Root() { projectId }: AuditSampleType): ProjectReference {
    return { id: projectId }
  }

  @FieldResolver(() => StaffReference, { description: 'Who drew it.' })
  drawnBy(@Root() { drawnBy }: AuditSampleType): StaffReference {
    return { id: drawnBy }
  }

  @FieldResolver(() => [AuditDrawType], {
    description:
      'One draw for each rule that the procedure has for this auditor; empty where it has none (P5.5.1–P5.5.3).',
  })
  rules(@Root() { id }: AuditSampleType, @Ctx() context: RevisitAuditContext): Promise<AuditDrawType[]> {
    const { app, groupId } = context
    return context.batchedList('draws', id, (ids) =>
      app.store.read(groupId, (manager) => drawsOfSamples(manager, ids)),
    )
  }

  @FieldResolver(() => [AuditType], {
    description: 'What it fell on, rule by rule, in the order in which it was drawn (P5.5.1–P5.5.3).',
  })
  audits(@Root() { id }: AuditSampleType, @Ctx() context: RevisitAuditContext): Promise<AuditType[]> {
    const { app, actor, groupId } = context
    return context.batchedList('auditsOfSample', id, (ids) =>
      app.store.read(groupId, (manager) =>
        auditsOfSamples(manager, { actor, permission: permissions['Query.auditSample'] }, ids),
      ),
    )
  }
}

@Resolver(() => AuditDrawType)
export class AuditDrawFields {
  @FieldResolver(() => [ID], {
    description:
      'Whom it could fall on, as it was drawn: ids of appeals, or of revisits (P5.5.3), ascending.',
  })
  populationIds(@Root() { id }: AuditDrawType, @Ctx() context: RevisitAuditContext): Promise<string[]> {
    const { app, groupId } = context
    return context.batchedList('populationIds', id, (ids) =>
      app.store.read(groupId, (manager) => populationsOfDraws(manager, ids)),
    )
  }
}
