import { connectNats } from '@shouwen/messaging/nats'
import { streamName } from '@shouwen/messaging/streams'

/** First token of the subjects, as services have it when they are not told. */
const PREFIX = 'shouwen'

/**
 * @typedef {object} Waiting what a consumer still has before it
 * @property {string} consumer
 * @property {number} pending
 * @property {number} unacknowledged
 *
 * @typedef {Awaited<ReturnType<typeof openTransport>>} Transport
 */

/**
 * JetStream as an operator sees it.
 * @param {string} url
 * @param {number} replicas
 */
export async function openTransport(url, replicas) {
  const { manager, jetstream, connection } = await connectNats({
    url,
    prefix: PREFIX,
    replicas,
    name: 'faults',
  })

  /** @param {string} producer */
  const streamOf = (producer) => streamName(PREFIX, producer)
  return {
    /**
     * The server that leads a producer's stream, by its name; undefined while there is none.
     * @param {string} producer
     * @returns {Promise<string | undefined>}
     */
    async leaderOf(producer) {
      const info = await manager.streams.info(streamOf(producer)).catch(() => undefined)
      return info?.cluster?.leader
    },

    /** What every consumer of every stream still has before it. @returns {Promise<Waiting[]>} */
    async waiting() {
      const found = []
      for await (const { config } of manager.streams.list())
        for await (const { name, num_pending, num_ack_pending } of manager.consumers.list(config.name))
          found.push({
            consumer: `${config.name} > ${name}`,
            pending: num_pending,
            unacknowledged: num_ack_pending,
          })
      return found
    },

    /**
     * How often each event lies in a producer's stream, by its id.
     * @param {string} producer
     * @returns {Promise<Map<string, number>>}
     */
    async published(producer) {
      /** @type {Map<string, number>} */
      const times = new Map()
      const stream = streamOf(producer)
      const { state } = await manager.streams.info(stream)
      if (state.messages === 0) return times
      const consumer = await jetstream.consumers.get(stream)
      for await (const message of await consumer.consume()) {
        const id = message.headers?.get('Nats-Msg-Id') ?? ''
        times.set(id, (times.get(id) ?? 0) + 1)
        if (message.info.pending === 0) break
      }
      return times
    },

    stop: () => connection.close(),
  }
}
