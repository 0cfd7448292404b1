import type { Actor } from '@shouwen/access/actor'
import { scopesFor } from '@shouwen/access/scope'
import type { Cursor } from '@shouwen/subgraph/connection'
import { groupedBy } from '@shouwen/subgraph/context'
import { withinScopes } from '@shouwen/transactions/within-scopes'
import type { EntityManager, SelectQueryBuilder } from 'typeorm'
import type { Revisit } from '../domain/revisit'
import { readRevisits } from '../use-cases/permissions'
import { revisitTable } from './tables'

/** What this actor may see: staff by the scope of their posts, customers those of their own appeals, nobody anything else. */
function visibleTo(actor: Actor, manager: EntityManager): SelectQueryBuilder<Revisit> {
  const query = manager.createQueryBuilder(revisitTable, 'revisit')
  if (actor.kind === 'service') return query.where('true')
  if (actor.kind === 'customer') {
    return query.where('revisit.appealId in (select appeal_id from known_appeals where customer_id = :own)', {
      own: actor.customerId,
    })
  }
  return query.where(withinScopes('revisit.projectPath', scopesFor(actor, readRevisits)))
}

/** One revisit that the actor may see. */
export function revisitById(manager: EntityManager, actor: Actor, id: string): Promise<Revisit | null> {
  return visibleTo(actor, manager).andWhere('revisit.id = :id', { id }).getOne()
}

/** The revisits of many appeals in one query, oldest first. */
export async function revisitsOf(
  manager: EntityManager,
  actor: Actor,
  appealIds: readonly string[],
): Promise<Map<string, Revisit[]>> {
  const rows = await visibleTo(actor, manager)
    .andWhere('revisit.appealId = any(:appealIds)', { appealIds })
    .orderBy('revisit.resolution', 'ASC')
    .getMany()
  return groupedBy(rows, (row) => row.appealId)
}

/** A page of the revisits that are due, longest waiting first, with one more than the page holds. */
export function listRevisitsDue(
  manager: EntityManager,
  actor: Actor,
  projectId: string | null,
  size: number,
  after: Cursor | null,
): Promise<Revisit[]> {
  const query = visibleTo(actor, manager).andWhere(`revisit.status = 'due'`)
  if (projectId) query.andWhere('revisit.projectId = :projectId', { projectId })
  if (after) query.andWhere('(revisit.dueSince, revisit.id) > (:at, :id)', { at: after.at, id: after.id })
  return query
    .orderBy('revisit.dueSince', 'ASC')
    .addOrderBy('revisit.id', 'ASC')
    .take(size + 1)
    .getMany()
}
