import { randomUUID } from 'node:crypto'

/**
 * The rows of one registerAppeal, each column as text: what is written again and again, under other ids.
 * @typedef {Record<'idempotency' | 'appeals' | 'events', Record<string, string | null>>} RegistrationRows
 */

/** Made by the database itself. */
const made = new Set(['xid', 'seq', 'subject_hash'])

/**
 * Statements that write the rows of a registration as few as can be: idempotency and number; appeal; event.
 * @param {string} schema
 * @param {RegistrationRows} rows
 */
export function registrationStatements(schema, rows) {
  /** @param {keyof RegistrationRows} table */
  const columnsOf = (table) => Object.keys(rows[table]).filter((column) => !made.has(column))
  /**
   * @param {keyof RegistrationRows} table
   * @param {number} from number of its first parameter
   */
  const insertInto = (table, from) => {
    const columns = columnsOf(table)
    const places = columns.map((_column, index) => `$${from + index}`)
    return `insert into ${schema}.${table} (${columns.join(', ')}) values (${places.join(', ')})`
  }
  /**
   * @param {keyof RegistrationRows} table
   * @param {Record<string, string>} fresh what differs from row to row
   */
  const valuesOf = (table, fresh) => columnsOf(table).map((column) => fresh[column] ?? rows[table][column])
  const next = columnsOf('idempotency').length + 1
  return {
    claim: `with claimed as (${insertInto('idempotency', 1)})
      insert into ${schema}.appeal_numbers (group_id, project_id, day, last)
      values ($${next}, $${next + 1}, current_date, 1)
      on conflict (project_id, day) do update set last = appeal_numbers.last + 1 returning last`,
    appeal: insertInto('appeals', 1),
    appealAndEvent: `with written as (${insertInto('appeals', 1)}) ${insertInto('events', columnsOf('appeals').length + 1)}`,
    /** @param {string} projectId */
    claimValues: (projectId) => [
      ...valuesOf('idempotency', { key: randomUUID() }),
      rows.appeals.group_id,
      projectId,
    ],
    /** @param {{ id: string, project_id: string, number: string }} appeal */
    appealValues: (appeal) => valuesOf('appeals', appeal),
    /** @param {string} appealId */
    eventValues: (appealId) =>
      valuesOf('events', { id: randomUUID(), appeal_id: appealId, subject: `appeal/${appealId}` }),
  }
}
