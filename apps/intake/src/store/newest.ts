import { groupedBy } from '@shouwen/subgraph/context'
import type { EntityManager, EntitySchema } from 'typeorm'

/** The newest rows of each of many appeals, newest first, so many of each at the most: one statement for all. */
export async function newestOf<Row extends { id: string; appealId: string }>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  { by, limit }: { readonly by: keyof Row & string; readonly limit: number },
  appealIds: readonly string[],
): Promise<Map<string, Row[]>> {
  const rows = await manager
    .createQueryBuilder(table, 'row')
    .where((query) => {
      const newest = query
        .subQuery()
        .select('newest.id')
        .from(table, 'newest')
        .where('newest.appealId = row.appealId')
        .orderBy(`newest.${by}`, 'DESC')
        .limit(limit)
      return `row.appealId = any(:appealIds) and row.id in ${newest.getQuery()}`
    })
    .setParameters({ appealIds })
    .orderBy(`row.${by}`, 'DESC')
    .getMany()
  return groupedBy(rows, ({ appealId }) => appealId)
}
