import type { Actor } from '@shouwen/access/actor'
import type { Cursor } from '@shouwen/subgraph/connection'
import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import type { ComplaintReport } from '../domain/complaint-report'
import { reportTable } from './tables'

/** Reports of many complaints, oldest first. */
export async function reportsOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, ComplaintReport[]>> {
  const rows = await manager.find(reportTable, {
    where: { appealId: In([...appealIds]) },
    order: { reportedAt: 'ASC', id: 'ASC' },
  })
  return groupedBy(rows, ({ appealId }) => appealId)
}

/** A page of the reports that wait for this person's receipt: to a post of theirs there, or to themselves; oldest first. */
export function reportsWaitingFor(
  manager: EntityManager,
  { personId, grants }: Actor,
  size: number,
  after: Cursor | null,
): Promise<ComplaintReport[]> {
  const query = manager
    .createQueryBuilder(reportTable, 'report')
    .where('report.acknowledgedAt is null')
    .andWhere(
      `(report.toStaff = :personId or exists (
         select 1 from unnest(:roles::text[], :scopes::text[]) as held (role, scope)
         where report.toRole = held.role
           and (report.projectPath = held.scope or starts_with(report.projectPath, held.scope || '/'))))`,
      { personId, roles: grants.map(({ role }) => role), scopes: grants.map(({ scope }) => scope) },
    )
  if (after) query.andWhere('(report.reportedAt, report.id) > (:at, :id)', { at: after.at, id: after.id })
  return query
    .orderBy('report.reportedAt', 'ASC')
    .addOrderBy('report.id', 'ASC')
    .take(size + 1)
    .getMany()
}
