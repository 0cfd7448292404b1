import type { Actor } from '@shouwen/access/actor'
import type { Permission } from '@shouwen/access/permission'
import type { MonthBounds } from '@shouwen/calendar/month'
import { scopesFor } from '@shouwen/access/scope'
import type { AppealKind, AppealStatus } from '@shouwen/vocabulary/appeals'
import type { Cursor } from '@shouwen/subgraph/connection'
import { withinScopes } from '@shouwen/transactions/within-scopes'
import type { EntityManager, SelectQueryBuilder } from 'typeorm'
import type { Appeal } from '../domain/appeal'
import { appealTable, type KnownProject } from './tables'

/** Which appeals a list shows. */
export interface AppealFilter {
  readonly projectId?: string | null
  readonly status?: AppealStatus | null
  readonly kind?: AppealKind | null
  readonly firstContactId?: string | null
  /** Only open appeals whose customer is owed word of today's or an earlier day. */
  readonly feedbackOwed?: boolean
  /** Only open appeals whose follow-up is due by then (M3.2). */
  readonly followUpBy?: Date | null
  /** To whom the first contact is offered, and not answered yet. */
  readonly offeredTo?: string | null
}

/** Who reads, and by which permission. */
export interface Reader {
  readonly actor: Actor
  readonly permission: Permission
}

/** What this reader may see: staff by the scope of their posts, customers their own, who opened a link its one appeal. */
function visibleTo({ actor, permission }: Reader, manager: EntityManager): SelectQueryBuilder<Appeal> {
  const query = manager.createQueryBuilder(appealTable, 'appeal')
  if (actor.kind === 'customer') return query.where('appeal.customerId = :own', { own: actor.customerId })
  if (actor.kind === 'linkHolder')
    return query.where('appeal.id = :linked', { linked: actor.appealId ?? null })
  if (actor.kind === 'service') return query
  return query.where(withinScopes('appeal.projectPath', scopesFor(actor, permission)))
}

/** A page of the appeals that the reader may see, newest first, with one more than the page holds. */
export function listAppeals(
  manager: EntityManager,
  reader: Reader,
  filter: AppealFilter,
  size: number,
  after: Cursor | null,
): Promise<Appeal[]> {
  const query = visibleTo(reader, manager)
  if (filter.projectId) query.andWhere('appeal.projectId = :projectId', { projectId: filter.projectId })
  if (filter.status) query.andWhere('appeal.status = :status', { status: filter.status })
  if (filter.kind) query.andWhere('appeal.kind = :kind', { kind: filter.kind })
  if (filter.firstContactId) {
    query.andWhere(`appeal.firstContactId = :firstContactId and appeal.status <> 'archived'`, {
      firstContactId: filter.firstContactId,
    })
  }
  if (filter.feedbackOwed === true) {
    query.andWhere(
      `appeal.status in ('registered', 'handedOver', 'inProgress')
       and exists (select 1 from daily_duties where appeal_id = appeal.id and done_at is null)`,
    )
  }
  if (filter.followUpBy) {
    query.andWhere(`appeal.id in (select appeal_id from follow_up_duties where due_at <= :followUpBy)`, {
      followUpBy: filter.followUpBy,
    })
  }
  if (filter.offeredTo) {
    query.andWhere(
      `appeal.id in (select appeal_id from contact_handovers where offered_to = :offeredTo and answer is null)`,
      { offeredTo: filter.offeredTo },
    )
  }
  if (after) query.andWhere('(appeal.receivedAt, appeal.id) < (:at, :id)', { at: after.at, id: after.id })
  return query
    .orderBy('appeal.receivedAt', 'DESC')
    .addOrderBy('appeal.id', 'DESC')
    .take(size + 1)
    .getMany()
}

/** The complaints received at a project in a time, oldest first, so many at the most. */
export function complaintsReceived(
  manager: EntityManager,
  reader: Reader,
  { projectId, groupId, path }: Pick<KnownProject, 'projectId' | 'groupId' | 'path'>,
  { startsAt, endsAt }: MonthBounds,
  limit: number,
): Promise<Appeal[]> {
  return (
    visibleTo(reader, manager)
      .andWhere(`appeal.projectId = :projectId and appeal.kind = 'complaint'`, { projectId })
      // By the index of a project's appeals in their order of receipt.
      .andWhere('appeal.groupId = :groupId and appeal.projectPath = :path', { groupId, path })
      .andWhere('appeal.receivedAt >= :startsAt and appeal.receivedAt < :endsAt', { startsAt, endsAt })
      .orderBy('appeal.receivedAt', 'ASC')
      .addOrderBy('appeal.id', 'ASC')
      .take(limit)
      .getMany()
  )
}

/** The appeals of these ids that the reader may see. */
export async function appealsById(
  manager: EntityManager,
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, Appeal>> {
  const rows = await visibleTo(reader, manager).andWhere('appeal.id = any(:ids)', { ids }).getMany()
  return new Map(rows.map((row) => [row.id, row]))
}
