import type { Actor } from '@shouwen/access/actor'
import type { Permission } from '@shouwen/access/permission'
import { scopesFor } from '@shouwen/access/scope'
import type { Cursor } from '@shouwen/subgraph/connection'
import { groupedBy } from '@shouwen/subgraph/context'
import { withinScopes } from '@shouwen/transactions/within-scopes'
import type { EntityManager, SelectQueryBuilder } from 'typeorm'
import type { Clock } from '../domain/clock'
import { clockTable } from './tables'

/** Who reads, and by which permission. */
export interface Reader {
  readonly actor: Actor
  readonly permission: Permission
}

/** What this actor may see: staff by the scope of their posts, customers their own, services all of the group. */
function visibleTo({ actor, permission }: Reader, manager: EntityManager): SelectQueryBuilder<Clock> {
  const query = manager.createQueryBuilder(clockTable, 'clock')
  if (actor.kind === 'customer') return query.where('clock.customerId = :own', { own: actor.customerId })
  if (actor.kind === 'linkHolder') {
    return query.where('clock.appealId = :linked', { linked: actor.appealId ?? null })
  }
  if (actor.kind === 'service') return query.where('true')
  return query.where(withinScopes('clock.projectPath', scopesFor(actor, permission)))
}

/** The clocks of many appeals that the reader may see, in one query: in the order of their start, then of their due time. */
export async function clocksByAppeal(
  manager: EntityManager,
  reader: Reader,
  appealIds: readonly string[],
): Promise<Map<string, Clock[]>> {
  const rows = await visibleTo(reader, manager)
    .andWhere('clock.appealId = any(:appealIds)', { appealIds })
    .orderBy('clock.startedAt')
    .addOrderBy('clock.dueAt')
    .addOrderBy('clock.code')
    .getMany()
  return groupedBy(rows, (row) => row.appealId)
}

/** A clock that the reader may see; null where there is none. */
export function clockSeen(manager: EntityManager, reader: Reader, id: string): Promise<Clock | null> {
  return visibleTo(reader, manager).andWhere('clock.id = :id', { id }).getOne()
}

/** A page of the running clocks that the reader may see, due soonest first, with one more than the page holds. */
export function clocksDueNext(
  manager: EntityManager,
  reader: Reader,
  projectId: string | null,
  size: number,
  after: Cursor | null,
): Promise<Clock[]> {
  const query = visibleTo(reader, manager).andWhere(`clock.state = 'running'`)
  if (projectId !== null) query.andWhere('clock.projectId = :projectId', { projectId })
  if (after !== null) query.andWhere('(clock.dueAt, clock.id) > (:at, :id)', { at: after.at, id: after.id })
  return query
    .orderBy('clock.dueAt')
    .addOrderBy('clock.id')
    .take(size + 1)
    .getMany()
}
