import { isDeepStrictEqual } from 'node:util'
import type { EntityManager, EntitySchema } from 'typeorm'

/** What keeping rows did. */
export interface Kept<Row> {
  readonly added: readonly Row[]
  readonly changed: readonly Row[]
  readonly unchanged: number
}

/** Rows of one statement at the most: PostgreSQL takes 65,535 parameters. */
const STATEMENT_ROWS = 500

/**
 * Brings rows in by their id: new ones are added, different ones changed, equal ones left alone.
 * @param write inserts or updates; TypeORM's upsert cannot be typed for any table, so each caller names its own.
 */
export async function keepRows<Row extends { id: string }>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  rows: readonly Row[],
  write: (rows: Row[]) => Promise<unknown>,
): Promise<Kept<Row>> {
  const known = await manager
    .createQueryBuilder(table, 'kept')
    .where('kept.id = any(:ids)', { ids: rows.map(({ id }) => id) })
    .getMany()
  const before = new Map(known.map((row) => [row.id, row]))
  const added = rows.filter(({ id }) => !before.has(id))
  const changed = rows.filter((row) => {
    const old = before.get(row.id)
    return old !== undefined && !isDeepStrictEqual({ ...old }, { ...row })
  })
  const different = [...added, ...changed]
  for (let start = 0; start < different.length; start += STATEMENT_ROWS) {
    await write(different.slice(start, start + STATEMENT_ROWS))
  }
  return { added, changed, unchanged: rows.length - different.length }
}
