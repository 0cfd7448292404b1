import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

function required(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set: run the tests with "npm test"`)
  return value
}

/** A database of the test's own. */
export interface OwnDatabase {
  readonly name: string
  readonly url: string
  drop(): Promise<void>
}

/**
 * Makes one on the real server that `npm test` started.
 * @param template another one that nobody is connected to, which it is a copy of; empty unless told.
 */
export async function ownDatabase(template?: string): Promise<OwnDatabase> {
  const server = required('TEST_DATABASE_URL')
  const name = `test_${randomBytes(6).toString('hex')}`
  await sqlOn(server, `create database ${name}${template === undefined ? '' : ` template ${template}`}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const drop = async (): Promise<void> => void (await sqlOn(server, `drop database ${name} with (force)`))
  return { name, url: url.href, drop }
}

/** The NATS server that `npm test` started; a prefix of the test's own keeps its streams apart. */
export function ownNats(): { url: string; prefix: string; replicas: number } {
  return { url: required('TEST_NATS_URL'), prefix: `t${randomBytes(6).toString('hex')}`, replicas: 1 }
}

/** What one statement did. */
interface Done<Row> {
  readonly rows: Row[]
  /** Rows seen or changed. */
  readonly count: number
}

/** Runs one statement on the connection that it belongs to. */
export type Query = <Row extends object = Record<string, unknown>>(
  sql: string,
  values?: readonly unknown[],
) => Promise<Done<Row>>

/** Gives a connection of the test's own, as whoever the address names, for the transactions that it opens. */
export async function onConnection<Result>(
  url: string,
  work: (query: Query) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
      const { rows, rowCount } = await client.query<Row>(sql, [...values])
      return { rows, count: rowCount ?? 0 }
    })
  } finally {
    await client.end()
  }
}

/** Runs one statement on a connection of its own. */
export function sqlOn(url: string, sql: string): Promise<Record<string, unknown>[]> {
  return onConnection(url, async (query) => (await query(sql)).rows)
}
