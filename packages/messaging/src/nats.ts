import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream'
import { connect, type NatsConnection } from '@nats-io/transport-node'

export interface NatsOptions {
  /** `nats://user:password@host:port`, several joined by commas for a cluster. */
  readonly url: string
  /** First token of every subject, and of stream names: lets test worlds share a server. */
  readonly prefix: string
  /** Copies of each stream: 1 on a single server, 3 on a cluster. */
  readonly replicas: number
  readonly name: string
}

/** A connection with what is needed on it. */
export interface Nats {
  readonly options: NatsOptions
  readonly connection: NatsConnection
  readonly jetstream: JetStreamClient
  readonly manager: JetStreamManager
}

/**
 * Connects, and keeps reconnecting for ever once it was connected: PostgreSQL holds what could not be sent meanwhile.
 * @throws while no server answers: the caller tries again, or stops.
 */
export async function connectNats(options: NatsOptions): Promise<Nats> {
  const urls = options.url.split(',').map((url) => new URL(url))
  const [first] = urls
  const connection = await connect({
    servers: urls.map((url) => url.host),
    ...(first?.username
      ? { user: decodeURIComponent(first.username), pass: decodeURIComponent(first.password) }
      : {}),
    name: options.name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
    ignoreAuthErrorAbort: true,
  })
  try {
    const manager = await managerWhenUp(connection)
    return { options, connection, jetstream: jetstream(connection), manager }
  } catch (error) {
    await connection.close()
    throw error
  }
}

/** JetStream answers a moment after the server accepts connections, and while a cluster elects its leader not at all. */
async function managerWhenUp(connection: NatsConnection): Promise<JetStreamManager> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await jetstreamManager(connection)
    } catch (error) {
      if (attempt >= 30 || connection.isClosed()) throw error
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}
