import { groupedBy } from '@shouwen/subgraph/context'
import type { EntityManager } from 'typeorm'
import type { CareVisit, Round } from '../domain/round'
import { roundsSeenBy, type Sight } from './sight-queries'
import { roundTable, visitTable } from './tables'

/** The round of a project's day, where it is in sight. */
export function roundOn(
  manager: EntityManager,
  sight: Sight,
  projectId: string,
  date: string,
): Promise<Round | null> {
  return manager
    .createQueryBuilder(roundTable, 'round')
    .where('round.projectId = :projectId and round.date = :date', { projectId, date })
    .andWhere(roundsSeenBy(sight))
    .getOne()
}

/** The round of an id, whoever asks: for those whom a use case has just let make it. */
export function roundById(manager: EntityManager, id: string): Promise<Round | null> {
  return manager.findOneBy(roundTable, { id })
}

/** The visit of an id, whoever asks: for those whom a use case has just let record it. */
export function visitById(manager: EntityManager, id: string): Promise<CareVisit | null> {
  return manager.findOneBy(visitTable, { id })
}

/** The visits of many rounds in one query: at the door first, then in the order of the registry. */
export async function visitsOf(
  manager: EntityManager,
  roundIds: readonly string[],
): Promise<Map<string, CareVisit[]>> {
  const rows = await manager
    .createQueryBuilder(visitTable, 'visit')
    .where('visit.roundId = any(:ids)', { ids: [...roundIds] })
    .orderBy('visit.manner', 'ASC')
    .addOrderBy('visit.id', 'ASC')
    .getMany()
  return groupedBy(rows, (row) => row.roundId)
}
