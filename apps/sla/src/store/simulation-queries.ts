import type { Actor } from '@shouwen/access/actor'
import { holdsPost, type Permission } from '@shouwen/access/permission'
import { scopesFor } from '@shouwen/access/scope'
import type { Cursor } from '@shouwen/subgraph/connection'
import type { EntityManager } from 'typeorm'
import type { Simulation } from '../domain/simulation'
import type { Tally } from '../domain/tally'
import { simulationTable } from './simulation-table'

/** Who reads, and by which permission. */
interface Reader {
  readonly actor: Actor
  readonly permission: Permission
}

/** One that goes over nothing but what the reader answers for; null for any other. */
export async function simulationSeen(
  manager: EntityManager,
  { actor, permission }: Reader,
  id: string,
): Promise<Simulation | null> {
  const found = await manager.findOneBy(simulationTable, { id })
  const isTheirs = found?.projectPaths.every((path) => holdsPost(actor, permission, path)) ?? false
  return isTheirs ? found : null
}

/** A page of them, the newest first, with one more than the page holds. */
export function simulationsSeen(
  manager: EntityManager,
  { actor, permission }: Reader,
  size: number,
  after: Cursor | null,
): Promise<Simulation[]> {
  const query = manager.createQueryBuilder(simulationTable, 'simulation').where(
    `not exists (select 1 from unnest(simulation.project_paths) as place (path)
         where not exists (select 1 from unnest(cast(:scopes as text[])) as held (scope)
           where place.path = held.scope or starts_with(place.path, held.scope || '/')))`,
    { scopes: scopesFor(actor, permission) },
  )
  if (after !== null) {
    query.andWhere('(simulation.askedAt, simulation.id) < (:at, :id)', { at: after.at, id: after.id })
  }
  return query
    .orderBy('simulation.askedAt', 'DESC')
    .addOrderBy('simulation.id', 'DESC')
    .take(size + 1)
    .getMany()
}

/** What those that are done have counted. */
export async function talliesOf(manager: EntityManager, ids: readonly string[]): Promise<Map<string, Tally>> {
  const rows = await manager
    .createQueryBuilder(simulationTable, 'simulation')
    .addSelect('simulation.tally')
    .where(`simulation.id = any(:ids) and simulation.state = 'done'`, { ids })
    .getMany()
  return new Map(rows.flatMap(({ id, tally }) => (tally === null ? [] : [[id, tally] as const])))
}
