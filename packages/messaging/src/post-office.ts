import type { Reading } from '@shouwen/telemetry/gauges'
import type { Meters } from '@shouwen/telemetry/meters'
import type { Store } from '@shouwen/transactions/store'
import { Mutex } from 'async-mutex'
import type { Logger } from 'pino'
import { Consumption } from './consume'
import type { Job } from './job'
import { Leadership } from './leadership'
import { Loop } from './loop'
import { connectNats, type Nats, type NatsOptions } from './nats'
import type { Reaction } from './reaction'
import { Relay } from './relay'
import { REPLAY, consumersOf, ensureStream } from './streams'

export interface PostOfficeOptions {
  readonly store: Store
  readonly nats: Omit<NatsOptions, 'name'>
  readonly reactions: readonly Reaction[]
  readonly jobs: readonly Job[]
  readonly meters: Meters
  readonly log: Logger
}

/** All that a service does with the transport: relays its events, listens to others, runs its jobs, most of them while it is active. */
export class PostOffice {
  private nats: Nats | null = null
  private connecting: Promise<Nats> | null = null
  private readonly leadership: Leadership
  private readonly jobs = new Map<string, Loop>()
  /** Run as long as the instance does; those of all other jobs while it is active. */
  private readonly everywhere: readonly Loop[]
  private readonly transport: Loop
  private active = false
  private relay: Relay | null = null
  private relaying = false
  private listening: readonly Consumption[] = []

  constructor(private readonly options: PostOfficeOptions) {
    const { store, log } = options
    this.leadership = new Leadership(
      store.databaseUrl,
      `shouwen active ${store.schema}`,
      () => this.takeUp(),
      () => this.layDown(),
      log,
    )
    this.transport = new Loop('transport', 5_000, () => this.lookAfterTransport(), log)
    for (const job of options.jobs) {
      this.jobs.set(job.name, new Loop(job.name, job.everyMs, () => job.run(store), log))
    }
    this.everywhere = options.jobs.flatMap(({ name, inEveryInstance }) => {
      const loop = inEveryInstance ? this.jobs.get(name) : undefined
      return loop === undefined ? [] : [loop]
    })
  }

  /** Returns at once: a service answers queries while NATS is still away. */
  start(): void {
    for (const loop of this.everywhere) loop.start()
    this.leadership.start()
  }

  async stop(): Promise<void> {
    await Promise.all([this.leadership.stop(), ...this.everywhere.map((loop) => loop.stop())])
    await this.nats?.connection.close()
  }

  /** Has a job look again at once, where this instance does it. */
  wake(job: string): void {
    this.jobs.get(job)?.wake()
  }

  /** Whether this instance is the active one. */
  get isActive(): boolean {
    return this.active
  }

  /** How far each consumer of this service's stream has come; the active instance alone tells it. */
  async consumers(): Promise<readonly Reading[]> {
    if (this.nats === null || !this.active) return []
    return consumersOf(this.nats, this.options.store.service)
  }

  private async takeUp(): Promise<void> {
    this.active = true
    for (const loop of this.loops) loop.start()
  }

  private async layDown(): Promise<void> {
    this.active = false
    // The transport first: it starts what is stopped then.
    await Promise.all(this.loops.map((loop) => loop.stop()))
    this.relaying = false
    await Promise.all([this.relay?.stop(), ...this.listening.map((consumption) => consumption.stop())])
  }

  private get loops(): readonly Loop[] {
    const whileActive = [...this.jobs.values()].filter((loop) => !this.everywhere.includes(loop))
    return [...whileActive, this.transport]
  }

  /**
   * Starts what does not run: the relay first, then each subscription, none kept waiting by another that cannot be had yet.
   * What fails is tried again by the loop.
   */
  private async lookAfterTransport(): Promise<boolean> {
    const { store, log } = this.options
    const nats = await this.connected()
    if (!this.relaying) {
      await ensureStream(nats, store.service)
      this.relay?.start()
      this.relaying = true
    }
    const failures: unknown[] = []
    for (const consumption of this.listening.filter(({ isDown }) => isDown)) {
      if (!this.active) return false
      try {
        await consumption.start()
        log.info({ listensTo: consumption.producer }, 'listening')
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
    return false
  }

  private async connected(): Promise<Nats> {
    const { store, reactions, meters, log } = this.options
    this.connecting ??= connectNats({ ...this.options.nats, name: store.service })
    const nats = await this.connecting.catch((error: unknown) => {
      this.connecting = null
      throw error
    })
    if (this.nats === null) {
      const producers = new Set(reactions.map((reaction) => reaction.listensTo.producer))
      const turns = new Mutex()
      this.relay = new Relay(store, nats, meters, log)
      this.listening = [...producers, ...(producers.size > 0 ? [REPLAY] : [])].map(
        (producer) => new Consumption(store, nats, producer, reactions, turns, meters, log),
      )
      this.nats = nats
    }
    return nats
  }
}
