import type { Reading } from '@shouwen/telemetry/gauges'
import type { Meters } from '@shouwen/telemetry/meters'
import type { Store } from '@shouwen/transactions/store'
import type { Logger } from 'pino'
import { Consumption } from './consume'
import type { Job } from './job'
import { Leadership } from './leadership'
import { Loop } from './loop'
import { connectNats, type Nats, type NatsOptions } from './nats'
import type { Reaction } from './reaction'
import { Relay } from './relay'
import { REPLAY, consumersOf, ensureStream } from './streams'
import { Turns } from './turns'

export interface PostOfficeOptions {
  readonly store: Store
  readonly nats: Omit<NatsOptions, 'name'>
  readonly reactions: readonly Reaction[]
  readonly jobs: readonly Job[]
  readonly meters: Meters
  readonly log: Logger
}

/** All that a service does with the transport: relays its events, listens to others, runs its jobs while it is active. */
export class PostOffice {
  private nats: Nats | null = null
  private readonly parts: { stop(): Promise<void> }[] = []
  private readonly leadership: Leadership
  private readonly loops = new Map<string, Loop>()
  private readonly transport: Loop
  private connecting: Promise<Nats> | null = null
  private active = false
  private opened = false
  private listening: Consumption[] = []

  constructor(private readonly options: PostOfficeOptions) {
    const { store, log } = options
    this.leadership = new Leadership(
      store.databaseUrl,
      `shouwen active ${store.schema}`,
      () => this.takeUp(),
      () => this.layDown(),
      log,
    )
    this.transport = new Loop('transport', 5_000, () => this.open(), log)
    for (const job of options.jobs) {
      this.loops.set(job.name, new Loop(job.name, job.everyMs, () => job.run(store), log))
    }
  }

  /** Returns at once: a service answers queries while NATS is still away. */
  start(): void {
    this.leadership.start()
  }

  async stop(): Promise<void> {
    await this.leadership.stop()
    await this.nats?.connection.close()
  }

  /** Has a job look again at once, where this instance is the active one. */
  wake(job: string): void {
    this.loops.get(job)?.wake()
  }

  /** Whether this instance is the active one. */
  get isActive(): boolean {
    return this.active
  }

  /** How far each consumer of this service's stream has come; the active instance alone tells it. */
  async consumers(): Promise<readonly Reading[]> {
    if (this.nats === null || !this.opened) return []
    return consumersOf(this.nats, this.options.store.service)
  }

  private async takeUp(): Promise<void> {
    this.active = true
    for (const part of [...this.loops.values(), this.transport]) {
      this.parts.push(part)
      part.start()
    }
  }

  /** Opens relay and subscriptions once per election; thrown failures are tried again by the loop. */
  private async open(): Promise<boolean> {
    if (this.opened) return this.reopen()
    const { store, log, reactions, meters } = this.options
    this.connecting ??= connectNats({ ...this.options.nats, name: store.service })
    const nats = await this.connecting.catch((error: unknown) => {
      this.connecting = null
      throw error
    })
    this.nats = nats
    await ensureStream(nats, store.service)
    const producers = new Set(reactions.map((reaction) => reaction.listensTo.producer))
    const turns = new Turns()
    const listening: Consumption[] = []
    try {
      for (const producer of [...producers, ...(producers.size > 0 ? [REPLAY] : [])]) {
        const consumption = new Consumption(store, nats, producer, reactions, turns, meters, log)
        await consumption.start()
        listening.push(consumption)
      }
    } catch (error) {
      await Promise.all(listening.map((part) => part.stop()))
      throw error
    }
    const relay = new Relay(store, nats, meters, log)
    relay.start()
    this.opened = true
    this.listening = listening
    this.parts.push(relay, ...listening)
    if (!this.active) await this.layDown()
    else log.info({ listensTo: [...producers] }, 'relaying and listening')
    return false
  }

  /** Subscriptions that the server has lost begin anew; the others go on. */
  private async reopen(): Promise<boolean> {
    for (const consumption of this.listening.filter(({ isGone }) => isGone)) {
      await consumption.stop()
      await consumption.start()
      this.options.log.warn('a subscription was gone and has begun anew')
      if (!this.active) await consumption.stop()
    }
    return false
  }

  private async layDown(): Promise<void> {
    this.active = false
    this.opened = false
    await Promise.all(this.parts.splice(0).map((part) => part.stop()))
  }
}
