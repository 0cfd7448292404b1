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
  const connection = await connectTransport(options)
  try {
    const manager = await managerWhenUp(connection)
    return { options, connection, jetstream: jetstream(connection), manager }
  } catch (error) {
    await connection.close()
    throw error
  }
}

/** As `connectNats`, without streams: for who only listens live. */
export function connectTransport({ url, name }: Pick<NatsOptions, 'url' | 'name'>): Promise<NatsConnection> {
  const urls = url.split(',').map((each) => new URL(each))
  const [first] = urls
  return connect({
    servers: urls.map(({ host }) => host),
    ...(first?.username
      ? { user: decodeURIComponent(first.username), pass: decodeURIComponent(first.password) }
      : {}),
    name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
    // The stack of each publishing and asking, kept for an error that hardly ever comes, is a sixth of what a relay costs.
    noAsyncTraces: true,
    ignoreAuthErrorAbort: true,
  })
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
