import { connectionOf, decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { graphEnum } from '@shouwen/subgraph/enum'
import { auditors, type Auditor } from '@shouwen/vocabulary/revisiting'
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql'
import { sampleFor } from '../store/audit-queries'
import { listRevisitsDue, revisitsById } from '../store/revisit-queries'
import { permissions } from '../use-cases/permissions'
import { AuditSampleType } from './audit-types'
import type { RevisitAuditContext } from './context'
import { RevisitType } from './revisit-type'

const RevisitConnection = connectionOf(RevisitType, 'Revisit')

/** The revisit of a key, from one batch per request; null for what the actor may not see. */
export function loadRevisit(id: string, context: RevisitAuditContext): Promise<RevisitType | null> {
  const { actor, app, groupId } = context
  return context.batched('revisit', id, (ids) =>
    app.store.read(groupId, (manager) =>
      revisitsById(manager, { actor, permission: permissions.Revisit }, ids),
    ),
  )
}

@Resolver()
export class RevisitAuditQueries {
  @Query(() => RevisitType, {
    nullable: true,
    description: 'One revisit; null when there is none, or none that you may see.',
  })
  revisit(@Arg('id', () => ID) id: string, @Ctx() context: RevisitAuditContext): Promise<RevisitType | null> {
    return loadRevisit(id, context)
  }

  @Query(() => RevisitConnection, {
    description: 'The revisits that are due and that you may see, longest waiting first (P4.2, M3.2).',
  })
  async revisitsDue(
    @Arg('projectId', () => ID, { nullable: true }) projectId: string | null,
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { app, actor, groupId }: RevisitAuditContext,
  ): Promise<Page<RevisitType>> {
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after) : null
    const rows = await app.store.read(groupId, (manager) =>
      listRevisitsDue(manager, { actor, permission: permissions.Appeal }, projectId, size, cursor),
    )
    return toPage(rows, size, ({ dueSince, id }) => ({ at: dueSince, id }))
  }

  @Query(() => AuditSampleType, {
    nullable: true,
    description:
      "An auditor's sample of a project's month (P5.5.1–P5.5.3); null while it has not been drawn, or if you may not see it.",
  })
  auditSample(
    @Arg('auditor', () => graphEnum(auditors)) auditor: Auditor,
    @Arg('projectId', () => ID) projectId: string,
    @Arg('period', () => String, { description: '`YYYY-MM`.' }) period: string,
    @Ctx() { app, actor, groupId }: RevisitAuditContext,
  ): Promise<AuditSampleType | null> {
    return app.store.read(groupId, (manager) =>
      sampleFor(
        manager,
        { actor, permission: permissions['Query.auditSample'] },
        { auditor, projectId, period },
      ),
    )
  }
}
