import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ActorTokens } from '@shouwen/access/actor-token'
import type { Actor } from '@shouwen/access/actor'
import { LocalBlobs } from '@shouwen/attachments/local-blobs'
import type { FactEnvelope } from '@shouwen/events/fact'
import { subjectOf } from '@shouwen/events/subject'
import { connectNats, type Nats } from '@shouwen/messaging/nats'
import { ensureStream } from '@shouwen/messaging/streams'
import { ShownNotices } from '@shouwen/notices/shown-notices'
import { runService, type RunningService, type SubgraphResult } from '@shouwen/subgraph/run-service'
import type { Service } from '@shouwen/subgraph/service'
import { SealKey } from '@shouwen/transactions/trail/seal-key'
import { Client } from 'pg'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { ownDatabase, ownNats } from './servers'
import { TestClock } from './test-clock'

/** Several services, or several instances of one, on a database and a transport in common. */
export class House {
  readonly clock = new TestClock()
  private readonly sealKey = SealKey.generate()
  private readonly tokens = new ActorTokens('a secret of the test, long enough to be one')
  private readonly running = new Set<RunningService>()
  private connection: Nats | null = null

  private constructor(
    readonly databaseUrl: string,
    readonly transport: { url: string; prefix: string; replicas: number },
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  /** @param natsUrl a server of the test's own; the one in common unless told. */
  static async open(natsUrl?: string): Promise<House> {
    const database = await ownDatabase()
    const shared = natsUrl === undefined ? ownNats() : { url: natsUrl, prefix: 'own', replicas: 1 }
    return new House(database.url, shared, database.drop)
  }

  async mount<App>(service: Service<App>, poolSize = 4): Promise<RunningService> {
    const running = await runService(service, {
      databaseUrl: this.databaseUrl,
      nats: this.transport,
      actorTokens: this.tokens,
      clock: this.clock,
      log: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
      sealKey: this.sealKey,
      blobs: new LocalBlobs(join(tmpdir(), `shouwen-blobs-${uuidv7()}`)),
      notifier: new ShownNotices(),
      poolSize,
      reach: () => Promise.reject(new Error('nobody is asked here')),
    })
    this.running.add(running)
    return running
  }

  /** Asks a service's graph as somebody. */
  async ask(running: RunningService, actor: Actor, query: string): Promise<SubgraphResult> {
    return running.execute({ query, actorToken: await this.tokens.sign(actor) })
  }

  /** Ends one service; the others go on. */
  async stop(running: RunningService): Promise<void> {
    this.running.delete(running)
    await running.stop()
  }

  /** The test's own connection to the transport. */
  async nats(): Promise<Nats> {
    this.connection ??= await connectNats({ ...this.transport, name: 'test' })
    return this.connection
  }

  /** Puts an event on its producer's stream, once more if it has been there before. */
  async publish(envelope: FactEnvelope): Promise<void> {
    const [producer = ''] = envelope.type.split('.')
    await this.publishText(producer, envelope.type, JSON.stringify(envelope))
  }

  /** Puts any text on a producer's stream, an event or not. */
  async publishText(producer: string, type: string, text: string): Promise<void> {
    const nats = await this.nats()
    await ensureStream(nats, producer)
    await nats.jetstream.publish(subjectOf(this.transport.prefix, type, type), text, { msgID: uuidv7() })
  }

  /** Asks the database as its owner, past every policy. */
  async sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new Client({ connectionString: this.databaseUrl })
    await client.connect()
    try {
      const { rows } = await client.query<Row>(text, values)
      return rows
    } finally {
      await client.end()
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.running].map((running) => running.stop()))
    if (this.connection !== null) {
      const { connection, manager } = this.connection
      for await (const stream of manager.streams.list()) {
        const { name } = stream.config
        if (name.startsWith(`${this.transport.prefix}_`.toUpperCase())) await manager.streams.delete(name)
      }
      await connection.close()
    }
    await this.dropDatabase()
  }
}
