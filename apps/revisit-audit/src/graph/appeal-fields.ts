import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { auditsOf } from '../store/audit-queries'
import { revisitsOf } from '../store/revisit-queries'
import { standingsOf } from '../store/standing-queries'
import { permissions } from '../use-cases/permissions'
import { AppealExtension } from './appeal-extension'
import { AuditType, SamplingPopulationType } from './audit-types'
import type { RevisitAuditContext } from './context'
import { RevisitType } from './revisit-type'

@Resolver(() => AppealExtension)
export class AppealFields {
  @FieldResolver(() => [RevisitType], {
    description: 'Its revisits, oldest first: one for each time it was settled (P5.5.1, P5.5.2, M4.8).',
  })
  revisits(@Root() { id }: AppealExtension, @Ctx() context: RevisitAuditContext): Promise<RevisitType[]> {
    const { app, actor, groupId } = context
    return context.batchedList('revisits', id, (ids) =>
      app.store.read(groupId, (manager) =>
        revisitsOf(manager, { actor, permission: permissions.Appeal }, ids),
      ),
    )
  }

  @FieldResolver(() => [AuditType], {
    description:
      'The checks that samples brought upon it (P5.5.1–P5.5.3); for auditors and those who answer for the office.',
  })
  audits(@Root() { id }: AppealExtension, @Ctx() context: RevisitAuditContext): Promise<AuditType[]> {
    const { app, actor, groupId } = context
    return context.batchedList('audits', id, (ids) =>
      app.store.read(groupId, (manager) =>
        auditsOf(manager, { actor, permission: permissions['Query.auditSample'] }, ids),
      ),
    )
  }

  @FieldResolver(() => [SamplingPopulationType], {
    description:
      'The draws that it takes part in, made or still to come: by month, auditor and clause (P5.5.1–P5.5.3). For staff.',
  })
  samplingPopulations(
    @Root() { id }: AppealExtension,
    @Ctx() context: RevisitAuditContext,
  ): Promise<SamplingPopulationType[]> {
    const { app, actor, groupId } = context
    return context.batchedList('samplingPopulations', id, (ids) =>
      app.store.read(groupId, (manager) =>
        standingsOf(manager, { actor, permission: permissions.Appeal }, ids, app.store.clock.now()),
      ),
    )
  }
}
