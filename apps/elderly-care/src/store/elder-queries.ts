import type { Actor } from '@shouwen/access/actor'
import { authorize, type Permission } from '@shouwen/access/permission'
import type { Cursor } from '@shouwen/subgraph/connection'
import { groupedBy } from '@shouwen/subgraph/context'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { EntityManager } from 'typeorm'
import type { Elder } from '../domain/elder'
import { eldersSeenBy, type Sight } from './sight-queries'
import { knownProject } from './known'
import { elderTable, type KnownProject } from './tables'

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

/** Elders on one list, at the most. */
export const REGISTER_LIMIT = 1_000

/** P5.6.7.1: the separate list of a project, the longest registered first. */
export interface Register {
  readonly project: KnownProject
  readonly elders: Elder[]
}

/** Refuses with NOT_YET_KNOWN, NOT_PERMITTED and LIST_TOO_LONG. */
export async function registerOf(
  manager: EntityManager,
  actor: Actor,
  permission: Permission,
  projectId: string,
): Promise<Register> {
  const project = await knownProject(manager, projectId)
  authorize(actor, permission, project.path)
  const elders = await manager
    .createQueryBuilder(elderTable, 'elder')
    .where('elder.projectId = :projectId', { projectId })
    .orderBy('elder.registeredAt', 'ASC')
    .addOrderBy('elder.id', 'ASC')
    .take(REGISTER_LIMIT + 1)
    .getMany()
  if (elders.length > REGISTER_LIMIT) throw new Refusal('LIST_TOO_LONG', { limit: REGISTER_LIMIT })
  return { project, elders }
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

/** Elders of one unit at the most. */
const UNIT_LIMIT = 20

/** The elders in sight who live in each of these units, the longest registered first. */
export async function eldersOfUnits(
  manager: EntityManager,
  sight: Sight,
  unitIds: readonly string[],
): Promise<Map<string, Elder[]>> {
  const elders = await manager
    .createQueryBuilder(elderTable, 'elder')
    .where('elder.unitId = any(:units)', { units: [...unitIds] })
    .andWhere(eldersSeenBy(sight))
    .orderBy('elder.registeredAt', 'ASC')
    .addOrderBy('elder.id', 'ASC')
    .take(UNIT_LIMIT * unitIds.length)
    .getMany()
  const byUnit = groupedBy(elders, ({ unitId }) => unitId)
  return new Map([...byUnit].map(([unitId, rows]) => [unitId, rows.slice(0, UNIT_LIMIT)]))
}
