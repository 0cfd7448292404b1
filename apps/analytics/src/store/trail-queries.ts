import type { Actor } from '@shouwen/access/actor'
import { groupedBy } from '@shouwen/subgraph/context'
import type { EntityManager } from 'typeorm'
import { permissions } from '../permissions'
import { appealFactsTable, trailTable, type TrailEntry } from './tables'
import { factsVisibleTo } from './visible-queries'

/** The trails of many appeals in one query, oldest first; ids of UUIDv7 order what happened at the same instant. */
export async function trailsOf(
  manager: EntityManager,
  actor: Actor,
  appealIds: readonly string[],
): Promise<Map<string, TrailEntry[]>> {
  const rows = await manager
    .createQueryBuilder(trailTable, 'entry')
    .innerJoin(appealFactsTable.options.name, 'facts', 'facts.appealId = entry.appealId')
    .where(factsVisibleTo(actor, permissions['Appeal.trail']))
    .andWhere('entry.appealId = any(:appealIds)', { appealIds })
    .orderBy('entry.occurredAt', 'ASC')
    .addOrderBy('entry.eventId', 'ASC')
    .getMany()
  return groupedBy(rows, (row) => row.appealId)
}
