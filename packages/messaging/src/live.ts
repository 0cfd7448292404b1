import type { NatsConnection } from '@nats-io/transport-node'
import { factEnvelope, type FactEnvelope } from '@shouwen/events/fact'
import type { Logger } from 'pino'
import { Loop } from './loop'
import { connectTransport, type NatsOptions } from './nats'

/** Milliseconds between two looks whether the server is there. */
const LOOK_MS = 5_000

export interface LiveOptions {
  readonly nats: Pick<NatsOptions, 'url' | 'prefix' | 'name'>
  /** Kinds of entity by their producer, `dispatch.staff`: every fact about one is heard. */
  readonly about: readonly `${string}.${string}`[]
  readonly hear: (envelope: FactEnvelope) => void
  readonly log: Logger
}

/**
 * Hears facts at the moment that they are published, without a memory: what is said while nobody listens, or NATS is
 * away, is never heard. For whoever only wants to forget something sooner than it would anyway.
 * Returns at once and connects when the server is there.
 */
export function listenLive(options: LiveOptions): { stop(): Promise<void> } {
  const { nats, log } = options
  let connection: NatsConnection | null = null
  const loop = new Loop(
    'live',
    LOOK_MS,
    async () => {
      if (connection !== null) return false
      connection = await connectTransport(nats)
      for (const subject of subjectsOf(options)) subscribe(connection, subject, options)
      await connection.flush()
      log.info({ about: options.about }, 'listening live')
      return false
    },
    log,
  )
  loop.start()
  return {
    async stop() {
      await loop.stop()
      await connection?.close()
    },
  }
}

/** `shouwen.dispatch.*.staff.>`: of every partition. */
function subjectsOf({ nats, about }: LiveOptions): string[] {
  return about.map((kind) => {
    const [producer, entity] = kind.split('.')
    return `${nats.prefix}.${producer}.*.${entity}.>`
  })
}

function subscribe(connection: NatsConnection, subject: string, { hear, log }: LiveOptions): void {
  connection.subscribe(subject, {
    callback: (error, message) => {
      try {
        if (error !== null) throw error
        hear(factEnvelope.parse(message.json()))
      } catch (unheard) {
        log.warn({ error: unheard, subject }, 'a live fact could not be heard')
      }
    },
  })
}
