import { setTimeout as pause } from 'node:timers/promises'

/** Statements that only open, mark and end a transaction. */
const CONTROL = `query ~* '^(begin|commit|rollback|set local)'`

/**
 * What PostgreSQL ran, counted by `pg_stat_statements` and by role: every service works under roles of its own.
 * @typedef {{ role: string, statements: number, transactions: number }} Counted statements without those that open and end transactions
 */

/**
 * Counts the statements of a piece of work. Counting is on for that long and off else.
 * @param {import('pg').Client} database as superuser
 * @param {() => Promise<unknown>} work
 * @returns {Promise<Counted[]>}
 */
export async function countStatements(database, work) {
  await database.query('create extension if not exists pg_stat_statements')
  await track(database, 'top')
  try {
    await database.query('select pg_stat_statements_reset()')
    await work()
    const { rows } = await database.query(
      `select rolname as role, coalesce(sum(calls) filter (where not ${CONTROL}), 0)::int as statements,
              coalesce(sum(calls) filter (where query ~* '^set local app'), 0)::int as transactions
         from pg_stat_statements join pg_roles on pg_roles.oid = userid group by rolname order by rolname`,
    )
    return rows
  } finally {
    await track(database, 'none')
  }
}

/**
 * @param {import('pg').Client} database
 * @param {'top' | 'none'} what
 */
export async function track(database, what) {
  await database.query(`alter system set pg_stat_statements.track = '${what}'`)
  await database.query('select pg_reload_conf()')
  // Each connection reads the configuration before its next statement; the signal takes a moment.
  await pause(300)
}

/**
 * @param {readonly Counted[]} counted
 * @param {(role: string) => boolean} which
 */
export function sumOf(counted, which) {
  const those = counted.filter(({ role }) => which(role))
  return {
    statements: those.reduce((sum, each) => sum + each.statements, 0),
    transactions: those.reduce((sum, each) => sum + each.transactions, 0),
  }
}
