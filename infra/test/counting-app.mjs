/** Stands where the house's program stands: counts its starts in the database and answers on its port. */
import { createServer } from 'node:http'
import pg from 'pg'

const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
await client.connect()
await client.query('create table if not exists starts (at timestamptz not null default now())')
await client.query('insert into starts default values')
const { rows } = await client.query('select count(*)::int as count from starts')
await client.end()

const server = createServer((_request, response) => response.end())
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log(`ready, start ${rows[0].count}`))
process.once('SIGTERM', () => server.close(() => process.exit(0)))
