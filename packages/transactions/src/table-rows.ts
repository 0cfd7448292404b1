import type { EntityManager, EntitySchema, EntitySchemaColumnOptions } from 'typeorm'
import type { Batch } from './written-together'

/** What becomes of a row that is there already. */
type Known = 'is refused' | 'stays'

/**
 * Rows of a table for one statement, of the same text for any number of them, so that it is prepared once. What a row leaves out is null
 * there, not the column's default.
 */
export function rowsOf<Row extends object>(table: EntitySchema<Row>, known: Known): Batch<Row> {
  const { tableName, name, columns } = table.options
  const named = Object.entries<EntitySchemaColumnOptions | undefined>(columns).map(
    ([key, column]): [string, string] => [key, column?.name ?? key],
  )
  const into = named.map(([, column]) => column).join(', ')
  const of = tableName ?? name
  return {
    text:
      `insert into ${of} (${into}) select ${into} from jsonb_populate_recordset(null::${of}, $1::jsonb)` +
      (known === 'stays' ? ' on conflict do nothing' : ''),
    columns: (row) =>
      Object.fromEntries(named.map(([key, column]) => [column, row[key as keyof Row] as unknown])),
  }
}

/** Writes rows now. */
export async function writeRows<Row extends object>(
  manager: EntityManager,
  { text, columns }: Batch<Row>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length > 0) await manager.query(text, [JSON.stringify(rows.map(columns))])
}
