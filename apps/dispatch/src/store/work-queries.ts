import type { Actor } from '@shouwen/access/actor'
import type { WorkOrderStatus } from '@shouwen/vocabulary/handling'
import type { Role } from '@shouwen/vocabulary/organisation'
import type { Cursor } from '@shouwen/subgraph/connection'
import { groupedBy } from '@shouwen/subgraph/context'
import { withinScopes } from '@shouwen/transactions/within-scopes'
import { Brackets, type EntityManager, type EntitySchema, type SelectQueryBuilder } from 'typeorm'
import type { Handover } from '../domain/handover'
import type { WorkOrder } from '../domain/work-order'
import { ofPostsAt } from './posts-at'
import { handoverTable, workOrderTable } from './work-tables'

/** What this actor may see of handling: staff by the scope of their posts, customers their own, nobody anything else. */
function visible<Row extends { projectPath: string }>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  actor: Actor,
  scopes: readonly string[],
): SelectQueryBuilder<Row> {
  const query = manager.createQueryBuilder(table, 'handling')
  if (actor.kind === 'customer') {
    return query.where('handling.appealId in (select id from appeals where customer_id = :own)', {
      own: actor.customerId,
    })
  }
  if (actor.kind === 'service') return query
  return query.where(withinScopes('handling.projectPath', scopes))
}

/** The hand-overs of many appeals that the actor may see, oldest first. */
export async function handoversOf(
  manager: EntityManager,
  actor: Actor,
  scopes: readonly string[],
  appealIds: readonly string[],
): Promise<Map<string, Handover[]>> {
  const rows = await visible(manager, handoverTable, actor, scopes)
    .andWhere('handling.appealId = any(:appealIds)', { appealIds })
    .orderBy('handling.at', 'ASC')
    .addOrderBy('handling.id', 'ASC')
    .getMany()
  return groupedBy(rows, ({ appealId }) => appealId)
}

/** The work orders of many appeals that the actor may see, oldest first. */
export async function workOrdersOf(
  manager: EntityManager,
  actor: Actor,
  scopes: readonly string[],
  appealIds: readonly string[],
): Promise<Map<string, WorkOrder[]>> {
  const rows = await visible(manager, workOrderTable, actor, scopes)
    .andWhere('handling.appealId = any(:appealIds)', { appealIds })
    .orderBy('handling.openedAt', 'ASC')
    .addOrderBy('handling.id', 'ASC')
    .getMany()
  return groupedBy(rows, ({ appealId }) => appealId)
}

/** The orders of these ids that the actor may see. */
export async function workOrdersById(
  manager: EntityManager,
  actor: Actor,
  scopes: readonly string[],
  ids: readonly string[],
): Promise<Map<string, WorkOrder>> {
  const rows = await visible(manager, workOrderTable, actor, scopes)
    .andWhere('handling.id = any(:ids)', { ids })
    .getMany()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Whose orders a work list holds: those of the departments, and all below the scopes. */
export interface WorkList {
  readonly departmentIds: readonly string[]
  readonly scopes: readonly string[]
  readonly status: WorkOrderStatus | null
}

/** A page of a work list, newest first, with one more than the page holds. */
export function listWorkOrders(
  manager: EntityManager,
  { departmentIds, scopes, status }: WorkList,
  size: number,
  after: Cursor | null,
): Promise<WorkOrder[]> {
  const query = manager
    .createQueryBuilder(workOrderTable, 'handling')
    .where(
      new Brackets((where) =>
        where
          .where('handling.departmentId = any(:departmentIds)', { departmentIds })
          .orWhere(withinScopes('handling.projectPath', scopes)),
      ),
    )
  if (status !== null) query.andWhere('handling.status = :status', { status })
  if (after) query.andWhere('(handling.openedAt, handling.id) < (:at, :id)', { at: after.at, id: after.id })
  return query
    .orderBy('handling.openedAt', 'DESC')
    .addOrderBy('handling.id', 'DESC')
    .take(size + 1)
    .getMany()
}

/** The refused orders that wait for a post, each at its places, longest first, with one more than the page holds. */
export function listOrdersToCoordinate(
  manager: EntityManager,
  scopesByRole: ReadonlyMap<Role, readonly string[]>,
  size: number,
  after: Cursor | null,
): Promise<WorkOrder[]> {
  const query = manager
    .createQueryBuilder(workOrderTable, 'handling')
    .where(`handling.status = 'refused'`)
    .andWhere(ofPostsAt('handling.coordinator', 'handling.projectPath', scopesByRole))
  if (after) query.andWhere('(handling.refusedAt, handling.id) > (:at, :id)', { at: after.at, id: after.id })
  return query
    .orderBy('handling.refusedAt', 'ASC')
    .addOrderBy('handling.id', 'ASC')
    .take(size + 1)
    .getMany()
}

/** The orders that are offered to somebody and that nobody has taken, oldest first, with one more than the page holds. */
export function listOffered(
  manager: EntityManager,
  staffId: string,
  size: number,
  after: Cursor | null,
): Promise<WorkOrder[]> {
  const query = manager
    .createQueryBuilder(workOrderTable, 'handling')
    .where(`handling.status = 'opened'`)
    .andWhere('handling.offeredTo @> array[:staffId]::uuid[]', { staffId })
  if (after) query.andWhere('(handling.openedAt, handling.id) > (:at, :id)', { at: after.at, id: after.id })
  return query
    .orderBy('handling.openedAt', 'ASC')
    .addOrderBy('handling.id', 'ASC')
    .take(size + 1)
    .getMany()
}

/** When and where these appeals were received, of those that the actor may see; nothing of appeals from before it was told. */
export async function receptionsOf(
  manager: EntityManager,
  actor: Actor,
  scopes: readonly string[],
  appealIds: readonly string[],
): Promise<Map<string, { projectId: string; receivedAt: Date }>> {
  const rows: { id: string; projectId: string; receivedAt: Date }[] = await manager.query(
    `select id, project_id as "projectId", received_at as "receivedAt" from appeals
      where id = any($1::uuid[]) and project_id is not null and received_at is not null
        and ($2 or customer_id = $3::uuid
             or exists (select 1 from unnest($4::text[]) as scope
                         where project_path = scope or starts_with(project_path, scope || '/')))`,
    [appealIds, actor.kind === 'service', actor.customerId, scopes],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
