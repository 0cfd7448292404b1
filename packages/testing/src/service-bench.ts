import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '@shouwen/access/actor'
import { ACTOR_HEADER, ActorTokens } from '@shouwen/access/actor-token'
import { LocalBlobs } from '@shouwen/attachments/local-blobs'
import { parseFact, type FactDefinition, type FactEnvelope } from '@shouwen/events/fact'
import { subjectOf } from '@shouwen/events/subject'
import { connectNats, type Nats } from '@shouwen/messaging/nats'
import { ShownNotices } from '@shouwen/notices/shown-notices'
import { ensureStream } from '@shouwen/messaging/streams'
import {
  runService,
  type RunningService,
  type Reach,
  type SubgraphResult,
} from '@shouwen/subgraph/run-service'
import { subgraphWeb } from '@shouwen/subgraph/http'
import type { Service } from '@shouwen/subgraph/service'
import { toEnvelope, eventTable, type EventRow } from '@shouwen/transactions/event-row'
import { SealKey } from '@shouwen/transactions/trail/seal-key'
import type { Express } from 'express'
import { Client } from 'pg'
import { pino } from 'pino'
import request from 'supertest'
import { v7 as uuidv7 } from 'uuid'
import { eventually } from './eventually'
import { ownDatabase, ownNats } from './servers'
import { TestClock } from './test-clock'

/** An answer whose data the test names the shape of. */
export interface Answer<Data> {
  readonly data: Data
  readonly codes: string[]
  readonly errors: SubgraphResult['errors']
}

/** One service, mounted alone with a real database and a real NATS server; the test plays the other services. */
export class ServiceBench {
  private constructor(
    readonly running: RunningService,
    private readonly web: Express,
    readonly clock: TestClock,
    private readonly tokens: ActorTokens,
    private readonly nats: Nats,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  /**
   * Mounts a service.
   * @param reach what other services answer when this one asks them (ADR 0006).
   */
  static async mount<App>(service: Service<App>, reach?: Reach): Promise<ServiceBench> {
    const database = await ownDatabase()
    const blobs = join(tmpdir(), `shouwen-blobs-${uuidv7()}`)
    const nats = ownNats()
    const clock = new TestClock()
    const tokens = new ActorTokens('a secret of the test, long enough to be one')
    const running = await runService(service, {
      databaseUrl: database.url,
      nats,
      actorTokens: tokens,
      clock,
      log: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
      sealKey: SealKey.generate(),
      blobs: new LocalBlobs(blobs),
      notifier: new ShownNotices(),
      poolSize: 4,
      reach: reach ?? (() => Promise.reject(new Error('this service should ask nobody'))),
    })
    const connection = await connectNats({ ...nats, name: 'test' })
    return new ServiceBench(running, subgraphWeb(running), clock, tokens, connection, async () => {
      await database.drop()
      rmSync(blobs, { recursive: true, force: true })
    })
  }

  /** Asks the service's graph as somebody. */
  async ask<Data = Record<string, unknown>>(
    actor: Actor,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Answer<Data>> {
    const { body } = await request(this.web)
      .post('/graphql')
      .set(ACTOR_HEADER, await this.tokens.sign(actor))
      .send({ query, variables })
    const { data, errors } = body as SubgraphResult
    const codes = (errors ?? []).map((error) => String(error.extensions?.['code']))
    return { data: (data ?? {}) as Data, codes, errors }
  }

  /** What the gateway signs into a request of somebody. */
  tokenOf(actor: Actor): Promise<string> {
    return this.tokens.sign(actor)
  }

  /** Tells the service a fact, as its producer would, and waits until it has been taken. */
  async tell<Data extends object>(
    definition: FactDefinition<Data>,
    groupId: string,
    data: Data,
    about: { appealId?: string; projectPath?: string; at?: Date; id?: string } = {},
  ): Promise<FactEnvelope> {
    const row: EventRow = {
      id: about.id ?? uuidv7(),
      groupId,
      type: definition.type,
      subject: about.appealId === undefined ? `test/${groupId}` : `appeal/${about.appealId}`,
      appealId: about.appealId ?? null,
      projectPath: about.projectPath ?? null,
      actorKind: 'service',
      actorId: definition.producer,
      clauses: [],
      packId: null,
      packVersion: null,
      occurredAt: about.at ?? this.clock.now(),
      correlationId: uuidv7(),
      causationId: null,
      traceparent: null,
      data: definition.data.parse(data),
    }
    const envelope = toEnvelope(row)
    await this.publish(envelope)
    await eventually(async () => {
      const seen: unknown[] = await this.running.store.asJob(({ manager }) =>
        manager.query(
          `select 1 from inbox where event_id = $1 union all select 1 from dead_letters where event_id = $1`,
          [envelope.id],
        ),
      )
      if (seen.length === 0) throw new Error(`${definition.type} was not taken`)
    })
    return envelope
  }

  /** Puts an event on its producer's stream, once more if it has been there before. */
  async publish(envelope: FactEnvelope): Promise<void> {
    const [producer = ''] = envelope.type.split('.')
    const { prefix } = this.nats.options
    await ensureStream(this.nats, producer)
    await this.nats.jetstream.publish(
      subjectOf(prefix, envelope.type, envelope.id),
      JSON.stringify(envelope),
      {
        msgID: uuidv7(),
      },
    )
  }

  /** The facts of a type that the service has announced, oldest first. */
  async announced<Data extends object>(definition: FactDefinition<Data>): Promise<Data[]> {
    const rows = await this.running.store.asJob(({ manager }) =>
      manager.find(eventTable, { where: { type: definition.type }, order: { id: 'ASC' } }),
    )
    return rows.map((row) => parseFact(definition, toEnvelope(row)).data)
  }

  /** Every event of the service, as rows of its trail. */
  trail(): Promise<EventRow[]> {
    return this.running.store.asJob(({ manager }) => manager.find(eventTable, { order: { id: 'ASC' } }))
  }

  /** Does something to the database as its owner, past every policy. */
  async sql(...statements: readonly string[]): Promise<void> {
    const client = new Client({ connectionString: this.running.store.databaseUrl })
    await client.connect()
    try {
      for (const statement of statements) await client.query(statement)
    } finally {
      await client.end()
    }
  }

  async close(): Promise<void> {
    await this.running.stop()
    const { prefix } = this.nats.options
    for await (const stream of this.nats.manager.streams.list()) {
      if (stream.config.name.startsWith(`${prefix}_`.toUpperCase())) {
        await this.nats.manager.streams.delete(stream.config.name)
      }
    }
    await this.nats.connection.close()
    await this.dropDatabase()
  }
}
