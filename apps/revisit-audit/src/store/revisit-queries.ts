import type { Cursor } from '@shouwen/subgraph/connection'
import { groupedBy } from '@shouwen/subgraph/context'
import type { EntityManager, SelectQueryBuilder } from 'typeorm'
import type { Revisit } from '../domain/revisit'
import { readableAt, type Reader } from './reader'
import { revisitTable } from './tables'

/** What this reader may see: staff by the scope of their posts, customers those of their own appeals, nobody anything else. */
export function revisitsOfReader(reader: Reader, manager: EntityManager): SelectQueryBuilder<Revisit> {
  const query = manager.createQueryBuilder(revisitTable, 'revisit')
  if (reader.actor.kind === 'customer') {
    return query.where('revisit.appealId in (select appeal_id from known_appeals where customer_id = :own)', {
      own: reader.actor.customerId,
    })
  }
  if (reader.actor.kind === 'linkHolder') {
    return query.where('revisit.appealId = :linked', { linked: reader.actor.appealId ?? null })
  }
  return query.where(readableAt('revisit.projectPath', reader))
}

/** One revisit that the actor may see. */
export function revisitById(manager: EntityManager, reader: Reader, id: string): Promise<Revisit | null> {
  return revisitsOfReader(reader, manager).andWhere('revisit.id = :id', { id }).getOne()
}

/** The revisits of these ids that the reader may see. */
export async function revisitsById(
  manager: EntityManager,
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, Revisit>> {
  const rows = await revisitsOfReader(reader, manager).andWhere('revisit.id = any(:ids)', { ids }).getMany()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The revisits of many appeals in one query, oldest first. */
export async function revisitsOf(
  manager: EntityManager,
  reader: Reader,
  appealIds: readonly string[],
): Promise<Map<string, Revisit[]>> {
  const rows = await revisitsOfReader(reader, manager)
    .andWhere('revisit.appealId = any(:appealIds)', { appealIds })
    .orderBy('revisit.resolution', 'ASC')
    .getMany()
  return groupedBy(rows, (row) => row.appealId)
}

/** A page of the revisits that are due, longest waiting first, with one more than the page holds. */
export function listRevisitsDue(
  manager: EntityManager,
  reader: Reader,
  projectId: string | null,
  size: number,
  after: Cursor | null,
): Promise<Revisit[]> {
  const query = revisitsOfReader(reader, manager).andWhere(`revisit.status = 'due'`)
  if (projectId) query.andWhere('revisit.projectId = :projectId', { projectId })
  if (after) query.andWhere('(revisit.dueSince, revisit.id) > (:at, :id)', { at: after.at, id: after.id })
  return query
    .orderBy('revisit.dueSince', 'ASC')
    .addOrderBy('revisit.id', 'ASC')
    .take(size + 1)
    .getMany()
}
