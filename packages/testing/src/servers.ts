import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

function required(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set: run the tests with "npm test"`)
  return value
}

/** A database of the test's own on the real server that `npm test` started. */
export async function ownDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = required('TEST_DATABASE_URL')
  const name = `test_${randomBytes(6).toString('hex')}`
  await sqlOn(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: async () => void (await sqlOn(server, `drop database ${name} with (force)`)) }
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
