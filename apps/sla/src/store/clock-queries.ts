import type { Actor } from '@shouwen/access/actor'
import type { Permission } from '@shouwen/access/permission'
import { scopesFor } from '@shouwen/access/scope'
import type { Cursor } from '@shouwen/subgraph/connection'
import { groupedBy } from '@shouwen/subgraph/context'
import { withinScopes } from '@shouwen/transactions/within-scopes'
import { Brackets, type EntityManager, type SelectQueryBuilder } from 'typeorm'
import type { DueNextScope } from '@shouwen/vocabulary/compliance'
import type { Bearing } from '../domain/bearing'
import type { Clock } from '../domain/clock'
import { clockTable } from './tables'

/** Who reads, and by which permission. */
export interface Reader {
  readonly actor: Actor
  readonly permission: Permission
}

/** What departments owe the house is the house's own affair. */
const promised = `clock.owedTo = 'customer'`

/** What this actor may see: staff by the scope of their posts, customers what they were promised, services all of the group. */
export function visibleTo(
  { actor, permission }: Reader,
  manager: EntityManager,
): SelectQueryBuilder<Clock & Bearing> {
  const query = manager.createQueryBuilder(clockTable, 'clock')
  if (actor.kind === 'customer') {
    return query.where(`clock.customerId = :own and ${promised}`, { own: actor.customerId })
  }
  if (actor.kind === 'linkHolder') {
    return query.where(`clock.appealId = :linked and ${promised}`, { linked: actor.appealId ?? null })
  }
  if (actor.kind === 'service') return query.where('true')
  return query.where(withinScopes('clock.projectPath', scopesFor(actor, permission)))
}

/** The clocks of many appeals that the reader may see, in one query: in the order of their start, then of their due time. */
export async function clocksByAppeal(
  manager: EntityManager,
  reader: Reader,
  appealIds: readonly string[],
): Promise<Map<string, (Clock & Bearing)[]>> {
  const rows = await visibleTo(reader, manager)
    .andWhere('clock.appealId = any(:appealIds)', { appealIds })
    .orderBy('clock.startedAt')
    .addOrderBy('clock.dueAt')
    .addOrderBy('clock.code')
    .getMany()
  return groupedBy(rows, (row) => row.appealId)
}

/** A clock that the reader may see; null where there is none. */
export function clockSeen(
  manager: EntityManager,
  reader: Reader,
  id: string,
): Promise<(Clock & Bearing) | null> {
  return visibleTo(reader, manager).andWhere('clock.id = :id', { id }).getOne()
}

/**
 * P4.1, P5.2.1: of appeals that somebody is the first contact of, or has an order of. By their ids, so that each half uses its own
 * index: whoever asks has few among the many of a group. What is a customer's own is theirs.
 */
function isMine({ kind, personId }: Actor): Brackets {
  return new Brackets((where) => {
    if (kind === 'customer' || kind === 'linkHolder') where.where('true')
    else
      where.where(
        `clock.id in (
           select id from clocks where first_contact = :me and stopped_at is null
           union
           select taken.id from orders_in_hand held join clocks taken on taken.appeal_id = held.appeal_id
            where held.staff_id = :me and not held.done and taken.stopped_at is null
              and (taken.owed_to = 'customer' or taken.subject_id = held.work_order_id))`,
        { me: personId },
      )
  })
}

/** The projects at which somebody holds a post there, none above them. */
function officesOf({ actor, permission }: Reader): string[] {
  return scopesFor(actor, permission).filter((scope) => scope.split('/').length === PROJECT_DEPTH)
}

/** `group/company/project` */
const PROJECT_DEPTH = 3

/** By the ids of the offices' projects, under which their open clocks lie together. */
const isOfOffice = `clock.projectId = any(array(
  select project_id from known_projects where path = any(:offices)))`

/** A page of the running clocks that the reader may see, due soonest first, with one more than the page holds. */
export function clocksDueNext(
  manager: EntityManager,
  reader: Reader,
  { of, projectId }: { readonly of: DueNextScope; readonly projectId: string | null },
  size: number,
  after: Cursor | null,
): Promise<(Clock & Bearing)[]> {
  const query = visibleTo(reader, manager).andWhere(`clock.state = 'running' and clock.stoppedAt is null`)
  if (of === 'mine') query.andWhere(isMine(reader.actor))
  if (of === 'myOffice') query.andWhere(isOfOffice, { offices: officesOf(reader) })
  if (projectId !== null) query.andWhere('clock.projectId = :projectId', { projectId })
  if (after !== null) query.andWhere('(clock.dueAt, clock.id) > (:at, :id)', { at: after.at, id: after.id })
  return query
    .orderBy('clock.dueAt')
    .addOrderBy('clock.id')
    .take(size + 1)
    .getMany()
}
