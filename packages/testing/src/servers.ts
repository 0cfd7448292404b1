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

/** Runs one statement on a connection of its own, as whoever the address names. */
export async function sqlOn(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return rows
  } finally {
    await client.end()
  }
}
