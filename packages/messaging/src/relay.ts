import { headers } from '@nats-io/transport-node'
import { subjectOf } from '@shouwen/events/subject'
import type { Meters } from '@shouwen/telemetry/meters'
import { inSpan, traceOf } from '@shouwen/telemetry/spans'
import { toEnvelope, type EventRow } from '@shouwen/transactions/event-row'
import { anyAfterCursor, eventsAfter, moveCursorBefore, type Position } from '@shouwen/transactions/event-log'
import type { Store } from '@shouwen/transactions/store'
import { inTurns } from '@shouwen/transactions/turns'
import type { Logger } from 'pino'
import { Loop } from './loop'
import type { Nats } from './nats'
import { STREAM_DAYS, isUntouched } from './streams'

/** Events sent before the first acknowledgement is awaited. */
const WINDOW = 256

/** Events sent in one go: what else the process does, such as the firing of timers, has its turn between two. */
const TURN = 32

/** Milliseconds between looks without a wake-up: the safety net. */
const POLL_MS = 1_000

/** Milliseconds until the next look for events above the oldest running transaction: it usually ends at once. */
const HIDDEN_MS = 15

/** Milliseconds between two looks after the stream while nothing goes wrong. */
const SURE_MS = 10_000

const DAY_MS = 86_400_000

/**
 * Publishes a service's events in commit order, each at least once, and remembers how far it came only after the
 * stream's acknowledgement. One relay per service is active; its `Nats-Msg-Id` is the event's id.
 */
export class Relay {
  private readonly loop: Loop
  /** Until when the stream need not be looked after again; 0 after anything went wrong with it. */
  private sureUntil = 0

  constructor(
    private readonly store: Store,
    private readonly nats: Nats,
    private readonly meters: Meters,
    log: Logger,
  ) {
    this.loop = new Loop('relay', POLL_MS, () => this.step(), log)
    store.onCommit(() => this.loop.wake())
  }

  start(): void {
    this.loop.start()
  }

  stop(): Promise<void> {
    return this.loop.stop()
  }

  private async step(): Promise<boolean | number> {
    if (Date.now() >= this.sureUntil) {
      await this.lookAfterStream()
      this.sureUntil = Date.now() + SURE_MS
    }
    try {
      return await this.publishBatch()
    } catch (error) {
      this.sureUntil = 0
      throw error
    }
  }

  /**
   * Makes the stream if it is not there. One that has never held anything, though events were sent, belongs to a server
   * that has lost what it kept: it is told again what it would hold. Inboxes pass over what was applied.
   */
  private async lookAfterStream(): Promise<void> {
    const { store, nats } = this
    if (!(await isUntouched(nats, store.service))) return
    const from = new Date(store.clock.now().getTime() - STREAM_DAYS * DAY_MS)
    await store.asJob(({ manager }) => moveCursorBefore(manager, from))
  }

  /** Returns whether there is more, or when to look for events that an older transaction still hides. */
  private async publishBatch(): Promise<boolean | number> {
    const rows = await this.store.asJob(({ manager }) => eventsAfter(manager, 'cursor', WINDOW))
    const waiting =
      rows.length > 0
        ? await this.publish(rows)
        : await this.store.asJob(({ manager }) => anyAfterCursor(manager))
    return rows.length === WINDOW || (waiting && HIDDEN_MS)
  }

  /** Returns whether there are more, shown or hidden. */
  private async publish(rows: Awaited<ReturnType<typeof eventsAfter>>): Promise<boolean> {
    const sent: Promise<unknown>[] = []
    for await (const some of inTurns(rows, TURN)) {
      for (const { event } of some) {
        const sending = this.send(event)
        sending.catch(() => undefined)
        sent.push(sending)
      }
    }
    const outcomes = await Promise.allSettled(sent)
    const firstFailed = outcomes.findIndex((outcome) => outcome.status === 'rejected')
    const acknowledged = firstFailed === -1 ? rows.length : firstFailed
    const last = rows[acknowledged - 1]
    const waiting = last !== undefined && (await this.remember(last.position))
    this.meters.published.inc({ service: this.store.service }, acknowledged)
    const failed = outcomes[firstFailed]
    if (failed?.status === 'rejected') throw failed.reason
    return waiting
  }

  private send(event: EventRow): Promise<unknown> {
    const { jetstream, options } = this.nats
    const envelope = toEnvelope(event)
    const [, key = envelope.id] = envelope.subject.split('/')
    const content = headers()
    content.set('Content-Type', 'application/cloudevents+json')
    const publish = () =>
      jetstream.publish(subjectOf(options.prefix, envelope.type, key), JSON.stringify(envelope), {
        msgID: envelope.id,
        headers: content,
      })
    if (event.traceparent === null) return publish()
    return inSpan(
      `publish ${envelope.type}`,
      { kind: 'PRODUCER', parent: traceOf(event.traceparent) },
      publish,
    )
  }

  private remember({ xid, seq }: Position): Promise<boolean> {
    return this.store.asJob(async ({ manager }) => {
      const moved = manager.query(`update relay_cursor set xid = $1::xid8, seq = $2`, [xid, seq])
      const [waiting] = await Promise.all([anyAfterCursor(manager), moved])
      return waiting
    })
  }
}
