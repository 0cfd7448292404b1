import { setTimeout as pause } from 'node:timers/promises'
import { connectNats } from '@shouwen/messaging/nats'
import { databaseOf, services } from '../run/services.mjs'

/** Seconds after which nobody waits for the rest any more. */
const PATIENCE = 180

/**
 * How far the house is behind what it has accepted.
 * @typedef {{ pending: number, unsent: number, uncounted: number }} Lag
 */

/**
 * Looks at the lag of the one-process house: messages that consumers have not acknowledged, services whose relay is not at
 * the end of its events, appeals that analytics has not counted.
 * @param {{ database: import('pg').Client, natsUrl: string }} options
 */
export async function openLag({ database, natsUrl }) {
  const nats = await connectNats({ url: natsUrl, prefix: 'shouwen', replicas: 1, name: 'bench' })

  async function pendingMessages() {
    let pending = 0
    for await (const stream of nats.manager.streams.list()) {
      if (!stream.config.name.startsWith('SHOUWEN_')) continue
      for await (const consumer of nats.manager.consumers.list(stream.config.name))
        pending += consumer.num_pending + consumer.num_ack_pending
    }
    return pending
  }

  /** @returns {Promise<Lag>} */
  async function look() {
    const behind = services.map((service) => {
      const schema = databaseOf(service)
      return `(select count(*) from (select 1 from ${schema}.events
        where (xid, seq) > (select xid, seq from ${schema}.relay_cursor) order by xid, seq limit 1) as next)`
    })
    const { rows } = await database.query(
      `select (${behind.join(' + ')})::int as unsent,
              (select count(*) from intake.appeals)::int
                - (select count(*) from analytics.appeal_facts where kind is not null)::int as uncounted`,
    )
    return { ...rows[0], pending: await pendingMessages() }
  }

  return {
    look,
    /**
     * Waits until nothing is behind.
     * @returns {Promise<number>} seconds; not a number when it was waited for in vain
     */
    async untilNone() {
      const began = performance.now()
      for (;;) {
        const { pending, unsent, uncounted } = await look()
        const seconds = (performance.now() - began) / 1000
        if (pending + unsent + uncounted === 0) return seconds
        if (seconds > PATIENCE) return Number.NaN
        await pause(100)
      }
    },
    close: () => nats.connection.close(),
  }
}
