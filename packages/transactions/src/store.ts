import { setImmediate } from 'node:timers/promises'
import { serviceActor, type Actor } from '@shouwen/access/actor'
import type { Clock } from '@shouwen/access/clock'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { escapeIdentifier, escapeLiteral, type ClientBase, type Pool } from 'pg'
import {
  DataSource,
  type EntityManager,
  type EntitySchema,
  type MigrationInterface,
  type QueryRunner,
} from 'typeorm'
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver'
import { AskedTogether } from './asked-together'
import { firstCause, type Cause } from './cause'
import { eventTable } from './event-row'
import { FactsBySubject1700000000003 } from './facts-by-subject'
import { refusalOf } from './faults'
import { houseTables, rolesOf } from './house-tables'
import { once } from './idempotency'
import { provisionSchema } from './provision'
import { mayRecord } from './settled'
import { SteadyClient } from './steady-client'
import { SubjectHash1700000000004 } from './subject-hash'
import { Recorder } from './recorder'
import { WrittenTogether } from './written-together'
import { Memory } from './memory'
import type { Statement } from './statement'
import { TracedEvents1700000000002 } from './traced-events'
import { sealTables } from './trail/seal-tables'
import type { JobWork, Work } from './work'

export interface StoreOptions {
  /** The service's name, `revisit-audit`; its schema is `revisit_audit`. */
  readonly service: string
  readonly databaseUrl: string
  readonly entities: readonly EntitySchema[]
  readonly migrations: readonly (new () => MigrationInterface)[]
  readonly clock: Clock
  /** Connections at the most; 8 unless told. */
  readonly poolSize?: number
}

/** A mutation as it arrives at a use case. */
export interface Command {
  readonly operation: string
  readonly actor: Actor
  readonly input: { readonly idempotencyKey: string }
  /** The tenant, where the actor has none (the platform operator opening a group). */
  readonly groupId?: string
}

/** Longest a statement or an idle transaction may last, in ms: a long one would stall the service's relay. */
const TRANSACTION_LIMIT_MS = 20_000

/**
 * A service's database. Every transaction runs under the tenant or the job role; nothing else yields a manager,
 * so nothing can read or write past row-level security.
 */
export class Store {
  private readonly committed = new Set<() => void>()

  private constructor(
    readonly service: string,
    readonly schema: string,
    readonly databaseUrl: string,
    readonly clock: Clock,
    private readonly source: DataSource,
  ) {}

  /** Makes schema and roles, migrates, connects. */
  static async open(options: StoreOptions): Promise<Store> {
    const schema = options.service.replaceAll('-', '_')
    await provisionSchema(options.databaseUrl, schema)
    const source = new DataSource({
      type: 'postgres',
      url: options.databaseUrl,
      schema,
      entities: [eventTable, ...options.entities],
      migrations: [
        houseTables(schema),
        sealTables(schema),
        TracedEvents1700000000002,
        FactsBySubject1700000000003,
        SubjectHash1700000000004,
        ...options.migrations,
      ],
      migrationsTableName: 'migrations',
      migrationsTransactionMode: 'each',
      poolSize: options.poolSize ?? 8,
      applicationName: `shouwen ${options.service}`,
      extra: {
        Client: SteadyClient,
        options: `-c search_path=${schema}`,
        statement_timeout: TRANSACTION_LIMIT_MS,
        idle_in_transaction_session_timeout: TRANSACTION_LIMIT_MS,
        connectionTimeoutMillis: 10_000,
      },
    })
    await source.initialize()
    await migrateAlone(source, schema)
    return new Store(options.service, schema, options.databaseUrl, options.clock, source)
  }

  /** Reads as a tenant. */
  read<Result>(groupId: string, work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.transact('tenant', groupId, true, work)
  }

  /**
   * Runs a use case: one transaction with its idempotency row, its changes and its events.
   * A repeat of the same key returns the first result without running again.
   */
  async command<Result>(command: Command, work: (work: Work) => Promise<Result>): Promise<Result> {
    const groupId = command.groupId ?? command.actor.groupId
    if (groupId === null) throw new Refusal('NOT_PERMITTED', { operation: command.operation })
    return this.change(groupId, command.actor, firstCause(), (open, last) =>
      once(
        open,
        { key: command.input.idempotencyKey, operation: command.operation, input: command.input },
        () => work(open),
        last,
      ),
    )
  }

  /** Writes as the service itself in one group: a reaction or a job. Idempotent by its own means (inbox, state). */
  inTenant<Result>(
    groupId: string,
    work: (work: Work) => Promise<Result>,
    cause: Cause = firstCause(),
  ): Promise<Result> {
    return this.change(groupId, serviceActor(this.service, groupId), cause, work)
  }

  /** Works across groups under the job role: timers, the relay, the inbox. */
  async asJob<Result>(work: (work: JobWork) => Promise<Result>): Promise<Result> {
    const now = this.clock.now()
    const recorder = new Recorder(now)
    const together = new WrittenTogether()
    const result = await this.transact('job', null, false, async (manager, last) => {
      const openedBecauseOf = (cause: Cause): JobWork => ({
        manager,
        now,
        because: openedBecauseOf,
        writeTogether: (batch, row) => together.add(batch, row),
        record: (groupId, definition, fact) =>
          recorder.add({ groupId, actor: serviceActor(this.service, groupId), cause }, definition, fact),
        recordFrom: (rows) =>
          recorder.recordFrom(manager, { actor: { kind: 'service', personId: this.service }, cause }, rows),
      })
      const made = await work(openedBecauseOf(firstCause()))
      last.push(...together.statements(), ...recorder.statements())
      return made
    })
    if (recorder.hasRecorded) this.announceCommit()
    return result
  }

  /** Calls back after each commit that recorded events: wakes the relay without a NOTIFY in the transaction. */
  onCommit(listener: () => void): void {
    this.committed.add(listener)
  }

  /** How the connections of the pool stand; waiting: requests for one. */
  connections(): { used: number; idle: number; waiting: number } {
    const pool: Pool = (this.source.driver as PostgresDriver).master
    const { totalCount, idleCount, waitingCount } = pool
    return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount }
  }

  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy()
  }

  private async change<Result>(
    groupId: string,
    actor: Actor,
    cause: Cause,
    work: (work: Work, last: Statement[]) => Promise<Result>,
  ): Promise<Result> {
    const now = this.clock.now()
    const recorder = new Recorder(now)
    const together = new WrittenTogether()
    const memory = new Memory()
    const result = await this.transact('tenant', groupId, false, async (manager, last) => {
      const asked = new AskedTogether({ manager, groupId, now })
      const openedBecauseOf = (because: Cause): Work => ({
        manager,
        actor,
        groupId,
        now,
        because: openedBecauseOf,
        askOnce: (question, ask) => memory.askOnce(question, ask),
        together: (ask, key) => asked.ask(ask, key),
        forget: () => memory.forget(),
        writeTogether: (batch, row) => together.add(batch, row),
        record: (definition, fact) => recorder.add({ groupId, actor, cause: because }, definition, fact),
        recordFrom: (rows) => recorder.recordFrom(manager, { actor, cause: because }, rows),
      })
      const made = await work(openedBecauseOf(cause), last)
      last.push(...together.statements(), ...recorder.statements())
      return made
    })
    if (recorder.hasRecorded) this.announceCommit()
    return result
  }

  private announceCommit(): void {
    for (const listener of this.committed) listener()
  }

  /**
   * Opens, works, commits. The opening does not wait for its answer, and what is written last leaves together with the
   * commit: a transaction of one question is one round trip.
   * @param work may leave statements that nobody needs an answer of, to be sent at the end.
   */
  private async transact<Result>(
    as: 'tenant' | 'job',
    groupId: string | null,
    readOnly: boolean,
    work: (manager: EntityManager, last: Statement[]) => Promise<Result>,
  ): Promise<Result> {
    const runner = this.source.createQueryRunner()
    try {
      const client = (await runner.connect()) as ClientBase
      const opened = client.query(this.opening(as, groupId, readOnly))
      // TypeORM locks rows only in what it knows to be a transaction; beginning and end are ours.
      Object.assign(runner, { isTransactionActive: true })
      const last: Statement[] = []
      const [, worked] = await Promise.allSettled([opened, work(runner.manager, last)])
      await opened
      if (worked.status === 'rejected') {
        await endStatements(runner)
        void client.query('rollback').catch(() => undefined)
        throw worked.reason
      }
      if (readOnly) void client.query('commit').catch(() => undefined)
      else await sendAll(client, [...last, { text: 'commit' }])
      return worked.value
    } catch (error) {
      throw refusalOf(error)
    } finally {
      Object.assign(runner, { isTransactionActive: false })
      await runner.release()
    }
  }

  /** One message, so that nothing runs unless all of it holds: the role, the tenant for row-level security, the right to record. */
  private opening(as: 'tenant' | 'job', groupId: string | null, readOnly: boolean): string {
    const role = escapeIdentifier(rolesOf(this.schema)[as])
    const begun = `begin isolation level read committed${readOnly ? ' read only' : ''}; set local role ${role}; set local app."group" = ${escapeLiteral(groupId ?? '')}`
    return readOnly ? begun : `${begun}; ${mayRecord}`
  }
}

/**
 * Whoever failed may have left others at work. Those are refused from here on, and what they have just sent goes before
 * the rollback: nothing of theirs may run in the connection's next transaction.
 */
async function endStatements(runner: QueryRunner): Promise<void> {
  Object.assign(runner, { isReleased: true })
  await setImmediate()
  Object.assign(runner, { isReleased: false })
}

/** Sends statements at once and waits for all; the first that fails is told, those behind it failed for its sake. */
async function sendAll(client: ClientBase, statements: readonly Statement[]): Promise<void> {
  const sent = await Promise.allSettled(statements.map(({ text, values }) => client.query(text, values)))
  for (const outcome of sent) if (outcome.status === 'rejected') throw outcome.reason
}

/** Two instances that start at once must not migrate at once. */
async function migrateAlone(source: DataSource, schema: string): Promise<void> {
  const runner = source.createQueryRunner()
  const key = `shouwen migrate ${schema}`
  try {
    await runner.query('select pg_advisory_lock(hashtext($1))', [key])
    await source.runMigrations()
  } finally {
    await runner.query('select pg_advisory_unlock(hashtext($1))', [key])
    await runner.release()
  }
}
