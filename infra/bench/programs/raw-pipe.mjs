import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { connectNats } from '@shouwen/messaging/nats'
import pg from 'pg'
import { atPace } from './pace.mjs'

/**
 * The reference of `counted`: the same way without us. A row is committed by the bare driver, published to JetStream, pulled,
 * and a row for it committed, in batches as our consumers take them. Writer and reader are one process.
 * @typedef {object} Job
 * @property {string} databaseUrl
 * @property {string} natsUrl
 * @property {number} rate
 * @property {number} seconds
 * @property {object} data of an event, so that messages are as large as ours
 */

/** @type {Job} */
const { databaseUrl, natsUrl, rate, seconds, data } = JSON.parse(await text(process.stdin))

/** Rows of one transaction at the most, as in our consumers. */
const BATCH = 200

const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 })
const nats = await connectNats({ url: natsUrl, prefix: 'benchraw', replicas: 1, name: 'bench raw pipe' })
await pool.query(`
  drop schema if exists bench_raw cascade;
  create schema bench_raw;
  create table bench_raw.sent (id uuid primary key, at timestamptz not null, data jsonb not null);
  create table bench_raw.counted (event_id uuid primary key);
`)
await nats.manager.streams.delete('BENCH_RAW').catch(() => false)
await nats.manager.streams.add({ name: 'BENCH_RAW', subjects: ['benchraw.>'] })
await nats.manager.consumers.add('BENCH_RAW', { durable_name: 'bench', ack_policy: 'explicit' })

const total = rate * seconds
let counted = 0
/** @type {{ json: () => unknown, ack: () => void }[]} */
const waiting = []
let draining = false

async function drain() {
  draining = true
  while (waiting.length > 0) {
    const batch = waiting.splice(0, BATCH)
    const ids = batch.map((message) => /** @type {{ id: string }} */ (message.json()).id)
    await pool.query('insert into bench_raw.counted select * from unnest($1::uuid[])', [ids])
    for (const message of batch) message.ack()
    counted += batch.length
  }
  draining = false
}

const consumer = await nats.jetstream.consumers.get('BENCH_RAW', 'bench')
const messages = await consumer.consume({ max_messages: BATCH * 2 })
const reading = (async () => {
  for await (const message of messages) {
    waiting.push(message)
    if (!draining) void drain()
  }
})()

async function sendOne() {
  const id = randomUUID()
  await pool.query({
    name: 'send',
    text: 'insert into bench_raw.sent (id, at, data) values ($1, clock_timestamp(), $2)',
    values: [id, data],
  })
  await nats.jetstream.publish('benchraw.sent', JSON.stringify({ id, data }), { msgID: id })
}

await atPace(rate, total, sendOne)
while (counted < total) await pause(20)
await messages.close()
await reading
await nats.connection.close()
await pool.end()
process.stdout.write(JSON.stringify({ counted }))
