import type { Category, ProcedurePack } from '@shouwen/procedure/pack'
import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { In, type EntityManager } from 'typeorm'
import type { Simulation } from '../domain/simulation'
import { simulationTable } from './simulation-table'
import { packTable, projectTable } from './tables'

/** Where projects of the group lie, in the order asked for. Refuses with NOT_YET_KNOWN. */
export async function pathsOf(manager: EntityManager, projectIds: readonly string[]): Promise<string[]> {
  const known = await manager.findBy(projectTable, { projectId: In([...projectIds]) })
  const paths = new Map(known.map(({ projectId, path }) => [projectId, path]))
  return projectIds.map((id) => {
    const path = paths.get(id) ?? null
    if (path === null) throw new Refusal('NOT_YET_KNOWN', { what: 'project', id })
    return path
  })
}

/** A procedure that was published in the group. Refuses with NOT_FOUND. */
export async function publishedPack(
  manager: EntityManager,
  packId: string,
  version: number,
): Promise<ProcedurePack> {
  const row = await manager.findOneBy(packTable, { packId, version })
  if (row === null) throw new Refusal('NOT_FOUND', { what: 'pack', id: `${packId} ${version}` })
  return row.body
}

/** What each procedure of the group says an appeal can be about, by `pack version`. */
export async function categoriesKnown(manager: EntityManager): Promise<Map<string, readonly Category[]>> {
  const rows: { pack: string; categories: Category[] }[] = await manager.query(
    `select pack_id || ' ' || version as pack, body->'categories' as categories from known_packs`,
  )
  return new Map(rows.map(({ pack, categories }) => [pack, categories]))
}

/** How many appeals of projects were registered in a span, until now. */
export async function countPast(
  manager: EntityManager,
  { projectIds, from, to }: Pick<Simulation, 'projectIds' | 'from' | 'to'>,
  now: Date,
): Promise<number> {
  const [row]: { total: number }[] = await manager.query(
    `select count(*)::int as total from known_appeals
      where project_id = any($1::uuid[]) and registered_at >= $2 and registered_at < $3`,
    [projectIds, from.toISOString(), (to < now ? to : now).toISOString()],
  )
  return row?.total ?? 0
}

/** Keeps a new one. Refuses with SIMULATION_RUNNING while another of the group is at work. */
export async function insertSimulation({ manager, groupId }: Work, simulation: Simulation): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtext('sla simulations'), hashtext($1))`, [groupId])
  const running = await manager.findOneBy(simulationTable, { state: 'running' })
  if (running !== null) throw new Refusal('SIMULATION_RUNNING', { id: running.id })
  await manager.insert(simulationTable, { ...simulation })
}

/** One of the group, locked until the transaction ends; null where there is none. */
export function lockSimulation({ manager }: Work, id: string): Promise<Simulation | null> {
  return manager.findOne(simulationTable, { where: { id }, lock: { mode: 'pessimistic_write' } })
}

/** Writes the end of one, or a fault of it. */
export async function saveSimulation(
  { manager }: Work,
  { id, state, failures, endedAt, tally }: Simulation,
): Promise<void> {
  await manager.update(
    simulationTable,
    { id },
    { state, failures, endedAt, ...(state === 'running' ? {} : { tally }) },
  )
}

/** The replay that is next to be worked at, of any group: those that have failed come last. */
export async function nextSimulation(
  manager: EntityManager,
): Promise<Pick<Simulation, 'id' | 'groupId' | 'replayed'> | null> {
  const [next] = await manager.find(simulationTable, {
    select: { id: true, groupId: true, replayed: true },
    where: { state: 'running' },
    order: { failures: 'ASC', askedAt: 'ASC', id: 'ASC' },
    take: 1,
  })
  return next ?? null
}

/** A replay with what it has counted so far. */
export function simulationWithTally(manager: EntityManager, id: string): Promise<Simulation | null> {
  return manager
    .createQueryBuilder(simulationTable, 'simulation')
    .addSelect('simulation.tally')
    .where('simulation.id = :id', { id })
    .getOne()
}

/**
 * Keeps how far a replay has come, if it is still where it was: of two instances that work at it one is told that it is not.
 * @param before how many appeals had been replayed.
 */
export async function keepProgress(
  { manager }: Work,
  before: number,
  { id, state, replayed, place, tally, endedAt }: Simulation,
): Promise<boolean> {
  const { affected } = await manager
    .createQueryBuilder()
    .update(simulationTable)
    .set({ state, replayed, place, tally, endedAt })
    .where(`id = :id and state = 'running' and replayed = :before`, { id, before })
    .execute()
  return affected === 1
}
