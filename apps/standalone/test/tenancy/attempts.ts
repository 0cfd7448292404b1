import { randomUUID } from 'node:crypto'
import type { Query } from '@shouwen/testing/servers'
import { nameOf, type Table } from './catalogue'

/** What PostgreSQL answers to whom a policy or a missing right holds back. */
const HELD_BACK = '42501'

const sampleValues: Readonly<Record<string, () => unknown>> = {
  uuid: randomUUID,
  boolean: () => false,
  integer: () => 1,
  bigint: () => 1,
  numeric: () => 1,
  'double precision': () => 1,
  xid8: () => '1',
  jsonb: () => ({}),
  'text[]': () => [],
  'uuid[]': () => [],
  bytea: () => String.raw`\x00`,
  date: () => '2026-03-02',
  'timestamp with time zone': () => '2026-03-02T01:00:00Z',
  text: () => 'x',
}

/** A row of a group, as JSON: one that the house has written, else one made up from the columns' types. */
export async function aRowOf(query: Query, table: Table, groupId: string): Promise<string> {
  const { rows: written } = await query<{ row: string }>(
    `select to_jsonb(t)::text as row from ${nameOf(table)} t where group_id = $1 limit 1`,
    [groupId],
  )
  const [first] = written
  if (first !== undefined) return first.row
  const madeUp = Object.fromEntries(
    table.columns.map(({ name, type }) => {
      const value = sampleValues[type]
      if (value === undefined) throw new Error(`what is a value of type ${type} (${nameOf(table)})?`)
      return [name, name === 'group_id' ? groupId : value()]
    }),
  )
  const row = JSON.stringify(madeUp)
  await query(insertion(table), [row])
  return row
}

/** Puts a row, given as JSON, into a table. */
function insertion(table: Table): string {
  const columns = table.columns.map(({ name }) => `"${name}"`).join(', ')
  return `insert into ${nameOf(table)} (${columns})
          select ${columns} from jsonb_populate_record(null::${nameOf(table)}, $1::jsonb)`
}

/** Statements on every row of a group that somebody else might try, made from the catalogue. */
export function attemptsOn(
  table: Table,
  victim: string,
  row: string,
): { what: string; sql: string; values: readonly unknown[]; mustFail?: true }[] {
  const name = nameOf(table)
  return [
    { what: 'reads', sql: `select from ${name} where group_id = $1`, values: [victim] },
    { what: 'locks', sql: `select from ${name} where group_id = $1 for update`, values: [victim] },
    { what: 'changes', sql: `update ${name} set group_id = group_id where group_id = $1`, values: [victim] },
    { what: 'gives away', sql: `update ${name} set group_id = $1`, values: [victim] },
    { what: 'deletes', sql: `delete from ${name} where group_id = $1`, values: [victim] },
    { what: 'inserts', sql: insertion(table), values: [row], mustFail: true },
  ]
}

/**
 * Whether a statement came to nothing: held back by a policy or for want of a right, or it found no row. A constraint
 * that it ran into is further than it should have come. Undone in any case.
 */
export async function comesToNothing(
  query: Query,
  attempt: { sql: string; values: readonly unknown[]; mustFail?: true },
): Promise<boolean> {
  await query('savepoint attempt')
  try {
    const { count } = await query(attempt.sql, attempt.values)
    return attempt.mustFail !== true && count === 0
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === HELD_BACK
  } finally {
    await query('rollback to savepoint attempt')
  }
}
