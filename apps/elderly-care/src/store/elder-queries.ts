import type { Cursor } from '@shouwen/subgraph/connection'
import type { EntityManager } from 'typeorm'
import type { Elder } from '../domain/elder'
import { eldersSeenBy, type Sight } from './sight-queries'
import { elderTable } from './tables'

/** The elders of these ids that are in sight. */
export async function eldersById(
  manager: EntityManager,
  sight: Sight,
  ids: readonly string[],
): Promise<Map<string, Elder>> {
  const rows = await manager
    .createQueryBuilder(elderTable, 'elder')
    .where('elder.id = any(:ids)', { ids: [...ids] })
    .andWhere(eldersSeenBy(sight))
    .getMany()
  return new Map(rows.map((row) => [row.id, row]))
}

/** A page of the elders in sight, newest first, with one more than the page holds. */
export function listElders(
  manager: EntityManager,
  sight: Sight,
  projectId: string | null | undefined,
  size: number,
  after: Cursor | null,
): Promise<Elder[]> {
  const query = manager.createQueryBuilder(elderTable, 'elder').where(eldersSeenBy(sight))
  if (projectId) query.andWhere('elder.projectId = :projectId', { projectId })
  if (after) query.andWhere('(elder.registeredAt, elder.id) < (:at, :id)', { at: after.at, id: after.id })
  return query
    .orderBy('elder.registeredAt', 'DESC')
    .addOrderBy('elder.id', 'DESC')
    .take(size + 1)
    .getMany()
}

/** The elders in sight who live where each of these appeals is about, the longest registered first. */
export async function eldersOfAppeals(
  manager: EntityManager,
  sight: Sight,
  appealIds: readonly string[],
): Promise<Map<string, Elder[]>> {
  const about: { appealId: string; unitId: string }[] = await manager.query(
    `select appeal_id as "appealId", unit_id as "unitId" from appeal_units where appeal_id = any($1)`,
    [appealIds],
  )
  const elders = await manager
    .createQueryBuilder(elderTable, 'elder')
    .where('elder.unitId = any(:units)', { units: about.map(({ unitId }) => unitId) })
    .andWhere(eldersSeenBy(sight))
    .orderBy('elder.registeredAt', 'ASC')
    .addOrderBy('elder.id', 'ASC')
    .getMany()
  return new Map(
    about.map(({ appealId, unitId }) => [appealId, elders.filter((elder) => elder.unitId === unitId)]),
  )
}
