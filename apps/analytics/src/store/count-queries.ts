import type { Actor } from '@shouwen/access/actor'
import type { AppealOrigin } from '@shouwen/vocabulary/appeals'
import type { CountDimension } from '@shouwen/vocabulary/counting'
import type { EntityManager } from 'typeorm'
import { permissions } from '../permissions'
import { appealFactsTable, projectTable } from './tables'
import { factsVisibleTo } from './visible-queries'

/** Which appeals are counted. */
export interface CountFilter {
  readonly projectId?: string | null
  readonly source?: string | null
  readonly origin?: AppealOrigin | null
  /** Received at or after. */
  readonly from?: Date | null
  /** Received before. */
  readonly to?: Date | null
}

/** How many appeals share these values; null is a value that is not known. */
export interface Count {
  readonly keys: (string | null)[]
  readonly count: number
}

/**
 * The month is read when it is asked for: a project whose time zone comes after its appeals, or changes, needs no
 * second pass. Until it is known it is taken to be China's.
 */
const expressions = {
  kind: 'facts.kind',
  channel: 'facts.channel',
  nature: 'facts.sourceNature',
  sourceChannel: 'facts.sourceChannel',
  month: `to_char(facts.receivedAt at time zone coalesce(project.timeZone, 'Asia/Shanghai'), 'YYYY-MM')`,
  status: 'facts.status',
  project: 'facts.projectPath',
  category: 'facts.category',
} as const satisfies Record<CountDimension, string>

/** Counts what the actor may see, by up to three dimensions. */
export async function countAppealsBy(
  manager: EntityManager,
  actor: Actor,
  by: readonly CountDimension[],
  filter: CountFilter,
): Promise<Count[]> {
  const query = manager
    .createQueryBuilder(appealFactsTable, 'facts')
    .leftJoin(projectTable.options.name, 'project', 'project.projectId = facts.projectId')
    .select('count(*)::int', 'count')
    .where(factsVisibleTo(actor, permissions['Query.appealCounts']))
  by.forEach((dimension, index) => {
    query.addSelect(expressions[dimension], `key${index}`).addGroupBy(expressions[dimension])
  })
  if (filter.projectId) query.andWhere('facts.projectId = :projectId', { projectId: filter.projectId })
  if (filter.source) query.andWhere('facts.source = :source', { source: filter.source })
  if (filter.origin) query.andWhere('facts.origin = :origin', { origin: filter.origin })
  if (filter.from) query.andWhere('facts.receivedAt >= :from', { from: filter.from })
  if (filter.to) query.andWhere('facts.receivedAt < :to', { to: filter.to })
  const rows: Record<string, string | number | null>[] = await query.getRawMany()
  return rows.map((row) => ({
    keys: by.map((_dimension, index) => textOf(row[`key${index}`])),
    count: Number(row['count']),
  }))
}

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
