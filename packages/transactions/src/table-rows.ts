import type { EntityManager, EntitySchema, EntitySchemaColumnOptions } from 'typeorm'
import type { Batch } from './written-together'

/** What becomes of a row that is there already. */
type Known = 'is refused' | 'stays'

/**
 * Rows of a table for one statement, of the same text for any number of them, so that it is prepared once. What a row leaves out is null
 * there, not the column's default.
 */
export function rowsOf<Row extends object>(table: EntitySchema<Row>, known: Known): Batch<Row> {
  const { name: of, columns: named } = shapeOf(table)
  const into = named.map(([, column]) => column).join(', ')
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

/**
 * Writes some columns of rows that are there, in one statement for those that change the same. Their ids are told twice: PostgreSQL
 * takes a set out of JSON for a hundred rows, and would rather read a table of thousands than look for a hundred.
 */
export async function changeRows<Row extends { readonly id: string }>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  changes: readonly (Pick<Row, 'id'> & Partial<Row>)[],
): Promise<void> {
  const { name, columns } = shapeOf(table)
  const bySet = new Map<string, { id: string }[]>()
  for (const change of changes) {
    const changed = columns.filter(([key]) => key !== 'id' && key in change)
    if (changed.length === 0) continue
    const set = changed.map(([, column]) => `${column} = changed.${column}`).join(', ')
    const row = {
      id: change.id,
      ...Object.fromEntries(changed.map(([key, column]) => [column, change[key as keyof Row] as unknown])),
    }
    const others = bySet.get(set)
    if (others === undefined) bySet.set(set, [row])
    else others.push(row)
  }
  await Promise.all(
    [...bySet].map(([set, rows]) =>
      manager.query(
        `update ${name} kept set ${set} from jsonb_populate_recordset(null::${name}, $1::jsonb) as changed
          where kept.id = any ($2::uuid[]) and kept.id = changed.id`,
        [JSON.stringify(rows), rows.map(({ id }) => id)],
      ),
    ),
  )
}

/** The name of a table, and of its columns beside those of an entity. */
function shapeOf<Row extends object>(
  table: EntitySchema<Row>,
): { name: string; columns: [string, string][] } {
  const { tableName, name, columns } = table.options
  const named = Object.entries<EntitySchemaColumnOptions | undefined>(columns)
  return { name: tableName ?? name, columns: named.map(([key, column]) => [key, column?.name ?? key]) }
}
