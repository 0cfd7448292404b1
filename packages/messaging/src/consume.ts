import { setTimeout as pause } from 'node:timers/promises'
import {
  AckPolicy,
  DeliverPolicy,
  JetStreamApiError,
  type ConsumerConfig,
  type ConsumerInfo,
  type ConsumerMessages,
  type JsMsg,
} from '@nats-io/jetstream'
import { nanos } from '@nats-io/transport-node'
import { applyOnce } from '@shouwen/transactions/inbox'
import { correlated } from '@shouwen/telemetry/correlation'
import type { Meters } from '@shouwen/telemetry/meters'
import { inSpan, linkTo, traceOf } from '@shouwen/telemetry/spans'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import { definitionOf } from '@shouwen/events/catalogue'
import type { FactEnvelope } from '@shouwen/events/fact'
import { typeOn } from '@shouwen/events/subject'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Mutex } from 'async-mutex'
import type { Logger } from 'pino'
import { BatchSize } from './batch-size'
import { bury } from './dead-letters'
import { readDelivery, type Delivery } from './delivery'
import { PassedOver } from './passed-over'
import { Line } from './line'
import type { Nats } from './nats'
import { reactionsByType, type Reaction } from './reaction'
import { sideBySide } from './side-by-side'
import { REPLAY, ensureStream, replaySubject, streamName } from './streams'

const CONSUMER_NOT_FOUND = 10014
const NO_LEADER = 10008

/** Messages taken and not acknowledged: an urgent one behind more than these waits for its turn at the server, unseen. */
const IN_HAND = 1_000

/**
 * A batch begins at the earliest this long after the one before it: under load, what comes meanwhile is applied in one
 * transaction. An event that comes alone waits for nothing.
 */
const GATHERED_MS = 100

/** Attempts before an event becomes a dead letter. */
const ATTEMPTS = 5

/** After this time without acknowledgement the server hands a message out again: how long a crash holds one up. */
const ACK_WAIT_MS = 10_000

/** Milliseconds after which the server is told that what it handed out is still waiting for its turn. */
const PATIENCE_MS = 3_000

/**
 * How long a request for messages stands before it is asked anew. It gets lost with the server that leads the consumer, and
 * the client notices when as long has passed without a sign of life: so long may a lost server hold events up.
 */
const ASK_ANEW_MS = 5_000

/** A subscription that has heard nothing for so long, not even that there is nothing, is made anew. */
const SILENT_MS = 20_000

/**
 * A cluster elects the leader of a consumer within 9 s. Where it has not done so for this long it never will (NATS 2.9,
 * after a server was killed): the consumer is made anew, from the beginning of the stream.
 */
const LEADERLESS_MS = 15_000

/**
 * A service's durable subscription to one producer. Events are applied in stream order but for urgent ones, a batch in one
 * transaction with its inbox rows, and acknowledged after the commit.
 */
export class Consumption {
  private readonly line = new Line()
  private readonly passedOver = new PassedOver(
    (messages) => this.acknowledge(messages),
    (error) => this.log.debug({ error }, 'what is passed over could not be acknowledged'),
  )
  private messages: ConsumerMessages | null = null
  private reading: Promise<void> | null = null
  private draining: Promise<void> | null = null
  private stopped = true
  private gone = false
  /** When the server last gave a sign of life. */
  private heardAt = -Infinity
  /** Since when the server says that the consumer has no leader; null while it has one. */
  private leaderlessSince: number | null = null
  /** When the latest batch began. */
  private began = -Infinity
  private readonly size = new BatchSize()
  /** When the server was last told that what waits is not lost. */
  private toldAt = -Infinity
  private readonly reactions: ReadonlyMap<string, readonly Reaction[]>

  constructor(
    private readonly store: Store,
    private readonly nats: Nats,
    readonly producer: string,
    reactions: readonly Reaction[],
    /** Shared by a service's subscriptions: two batches that touch the same rows in different orders would lock each other out. */
    private readonly turns: Mutex,
    private readonly meters: Meters,
    private readonly log: Logger,
  ) {
    this.reactions = reactionsByType(reactions)
  }

  /** Begins, or begins anew where it was down. */
  async start(): Promise<void> {
    await this.stop()
    this.stopped = false
    const { prefix } = this.nats.options
    const stream = streamName(prefix, this.producer)
    await ensureStream(this.nats, this.producer)
    await this.nats.manager.consumers.add(stream, {
      durable_name: this.durable,
      ack_policy: AckPolicy.Explicit,
      ...(await this.whereToBegin(stream)),
      ack_wait: nanos(ACK_WAIT_MS),
      max_ack_pending: IN_HAND,
      filter_subject:
        this.producer === REPLAY ? replaySubject(prefix, this.store.service) : `${prefix}.${this.producer}.>`,
    })
    const consumer = await this.nats.jetstream.consumers.get(stream, this.durable)
    const messages = await consumer.consume({ max_messages: IN_HAND, expires: ASK_ANEW_MS })
    this.messages = messages
    this.gone = false
    this.heardAt = performance.now()
    this.reading = this.read(messages).then(
      () => this.lose(),
      (error: unknown) => this.lose(error),
    )
    void this.watch(messages)
  }

  /** Whether it must be started: it was not, or the server has lost it, or says nothing any more. */
  get isDown(): boolean {
    return this.stopped || this.gone || performance.now() - this.heardAt > SILENT_MS
  }

  /** The subscription has ended, by itself unless it was stopped. */
  private lose(error?: unknown): void {
    this.gone = true
    if (!this.stopped) this.log.warn({ error, listensTo: this.producer }, 'a subscription has ended')
  }

  private async watch(messages: ConsumerMessages): Promise<void> {
    for await (const { type } of messages.status()) {
      if (type === 'stream_not_found' || type === 'consumer_not_found') this.gone = true
      if (type === 'heartbeat') this.heardAt = performance.now()
    }
  }

  /**
   * Where the instance before this one had come to. What it took and did not acknowledge would come again only after
   * the wait, behind later events; so the subscription is made anew from the first of those. The inbox passes over
   * what had been applied.
   */
  private async whereToBegin(
    stream: string,
  ): Promise<Pick<ConsumerConfig, 'deliver_policy' | 'opt_start_seq'>> {
    const { consumers } = this.nats.manager
    const before = await this.known(stream)
    if (before === null) return { deliver_policy: DeliverPolicy.All }
    const { config, num_ack_pending: unacknowledged, ack_floor: acknowledged } = before
    if (unacknowledged === 0) {
      const { deliver_policy, opt_start_seq } = config
      return { deliver_policy, ...(opt_start_seq === undefined ? {} : { opt_start_seq }) }
    }
    await consumers.delete(stream, this.durable)
    return { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: acknowledged.stream_seq + 1 }
  }

  /** The consumer as the server knows it; null where it knows none, or none any more that could be led. */
  private async known(stream: string): Promise<ConsumerInfo | null> {
    const { consumers } = this.nats.manager
    try {
      const info = await consumers.info(stream, this.durable)
      this.leaderlessSince = null
      return info
    } catch (error) {
      if (!(error instanceof JetStreamApiError)) throw error
      if (error.code === CONSUMER_NOT_FOUND) return null
      if (error.code !== NO_LEADER) throw error
      this.leaderlessSince ??= performance.now()
      if (performance.now() - this.leaderlessSince < LEADERLESS_MS) throw error
      await consumers.delete(stream, this.durable)
      this.leaderlessSince = null
      this.log.warn({ stream, consumer: this.durable }, 'a consumer had no leader any more and is made anew')
      return null
    }
  }

  /** Stops taking messages and waits for the batch under way. */
  async stop(): Promise<void> {
    this.stopped = true
    this.heardAt = -Infinity
    await this.messages?.close()
    await this.reading
    this.passedOver.settle()
    await this.draining
    this.messages = null
    this.line.clear()
  }

  private get durable(): string {
    return this.producer === REPLAY ? `${this.store.service}-replay` : this.store.service
  }

  private async read(messages: ConsumerMessages): Promise<void> {
    for await (const message of messages) {
      this.heardAt = performance.now()
      if (!this.concerns(message)) {
        this.passedOver.add(message)
        continue
      }
      this.line.add(readDelivery(message))
      this.draining ??= this.drain().finally(() => {
        this.draining = null
      })
    }
  }

  /**
   * Whether the service reacts to it, or has to know of it: that an appeal is urgent. What it is stands in its subject: most of what
   * comes is nothing to most services, and is not read.
   */
  private concerns({ subject }: JsMsg): boolean {
    if (this.producer === REPLAY) return true
    const type = typeOn(this.nats.options.prefix, subject)
    return this.reactions.has(type) || definitionOf(type)?.urgent === true
  }

  private async drain(): Promise<void> {
    while (this.line.length > 0 && !this.stopped) {
      await this.gather()
      const batch = this.line.next(this.size.limit)
      this.askForPatience()
      try {
        await this.applyBatch(batch)
        this.acknowledge(batch.map(({ message }) => message))
      } catch {
        for (const delivery of batch) await this.applyAlone(delivery)
      }
    }
  }

  private async gather(): Promise<void> {
    const wait = this.began + GATHERED_MS - performance.now()
    if (wait > 0 && this.line.length < this.size.limit && !this.line.isUrgent) await pause(wait)
    this.began = performance.now()
  }

  private askForPatience(): void {
    if (performance.now() - this.toldAt < PATIENCE_MS) return
    this.line.askForPatience()
    this.toldAt = performance.now()
  }

  private applyBatch(batch: readonly Delivery[]): Promise<void> {
    const events = batch.map((delivery) => {
      if (delivery.unreadable !== null) throw delivery.unreadable
      return delivery.envelope
    })
    const heard = events.filter((envelope) => this.reactions.has(envelope.type))
    const priority = batch.some(({ urgent }) => urgent) ? 1 : 0
    return this.turns.runExclusive(
      () => this.size.timed(() => this.traced(heard, () => this.applyHeard(heard))),
      priority,
    )
  }

  private applyHeard(heard: readonly FactEnvelope[]): Promise<void> {
    return applyOnce(this.store, this.store.service, heard, (taken) =>
      sideBySide(taken, ({ envelope, work }) =>
        correlated(envelope.correlationid, () =>
          heard.length === 1
            ? this.apply(envelope, work)
            : this.traced([envelope], () => this.apply(envelope, work)),
        ),
      ),
    )
  }

  private async apply(envelope: FactEnvelope, work: Work): Promise<void> {
    for (const reaction of this.reactions.get(envelope.type) ?? []) await reaction.apply(envelope, work)
  }

  /** One event goes on with its own trace; a batch of several is a trace of its own that points at theirs. */
  private traced(heard: readonly FactEnvelope[], work: () => Promise<void>): Promise<void> {
    const traceparents = heard.flatMap(({ traceparent = [] }) => traceparent)
    const [first] = heard
    if (traceparents.length === 0 || first === undefined) return work()
    const attributes = { 'shouwen.service': this.store.service }
    return heard.length === 1
      ? inSpan(
          `process ${first.type}`,
          { kind: 'CONSUMER', parent: traceOf(first.traceparent), attributes },
          work,
        )
      : inSpan('process a batch', { kind: 'CONSUMER', links: traceparents.flatMap(linkTo), attributes }, work)
  }

  private acknowledge(batch: readonly JsMsg[]): void {
    const { service } = this.store
    for (const message of batch) {
      message.ack()
      this.meters.delay.observe({ service }, Math.max(0, Date.now() - message.time.getTime()) / 1_000)
    }
    this.meters.applied.inc({ service, producer: this.producer }, batch.length)
  }

  private async applyAlone(delivery: Delivery): Promise<void> {
    const attempts = delivery.unreadable === null ? ATTEMPTS : 1
    for (let attempt = 1; !this.stopped;) {
      try {
        await this.applyBatch([delivery])
        this.acknowledge([delivery.message])
        return
      } catch (error) {
        const serverGone = error instanceof Refusal && error.code === 'UNAVAILABLE'
        if (attempt >= attempts && !serverGone && (await this.giveUp(delivery, error, attempt))) return
        if (attempt < attempts && !serverGone) attempt += 1
        delivery.message.working()
        this.askForPatience()
        await pause(100 * 2 ** Math.min(attempt, 5))
      }
    }
  }

  /** Returns whether the letter could be buried: until then the event must not end. */
  private async giveUp(delivery: Delivery, error: unknown, attempts: number): Promise<boolean> {
    const cause = error instanceof Error ? error : new Error(String(error))
    const { envelope, message } = delivery
    try {
      await bury(this.store, this.store.service, { envelope, raw: message.string(), error: cause, attempts })
    } catch (unburied) {
      this.log.warn({ error: unburied, event: envelope?.id }, 'a dead letter could not be written yet')
      return false
    }
    this.log.error({ error: cause, event: envelope?.id, type: envelope?.type }, 'dead letter')
    message.term()
    return true
  }
}
