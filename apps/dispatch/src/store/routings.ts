import type { Work } from '@shouwen/transactions/work'
import type { AppealKind } from '@shouwen/vocabulary/appeals'
import { contextsOf } from '../domain/routing'
import type { WorkOrder } from '../domain/work-order'

/**
 * Learns from an order that a department has done: one more in each context of its matter. Contexts are counted in their
 * order, so that two who learn at once wait for each other and never for themselves.
 */
export async function learnRouting(
  { manager, groupId }: Work,
  { appealId, departmentId }: Pick<WorkOrder, 'appealId' | 'departmentId'>,
): Promise<void> {
  const rows: { projectId: string; kind: AppealKind; category: string; building: string | null }[] =
    await manager.query(
      `select appeal.project_id as "projectId", kind, category, building
         from appeals appeal left join units unit on unit.id = appeal.unit_id
        where appeal.id = $1 and appeal.project_id is not null`,
      [appealId],
    )
  const [matter] = rows
  if (matter === undefined) return
  await manager.query(
    `insert into routings as known (group_id, project_id, context, department_id, times)
     select $1, $2, context, $4, 1 from unnest($3::text[]) with ordinality as asked (context, place) order by place
     on conflict (project_id, context, department_id) do update set times = known.times + 1`,
    [groupId, matter.projectId, contextsOf(matter), departmentId],
  )
}
