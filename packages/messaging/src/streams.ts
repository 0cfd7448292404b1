import { JetStreamApiError, RetentionPolicy, StorageType } from '@nats-io/jetstream'
import { nanos } from '@nats-io/transport-node'
import type { Reading } from '@shouwen/telemetry/gauges'
import type { Nats } from './nats'

/** Days that a stream keeps events; PostgreSQL keeps them for good. */
export const STREAM_DAYS = 7

/** How long the server remembers message ids, to swallow a relay's second attempt. */
const DUPLICATE_WINDOW_MS = 120_000

const dayMs = 86_400_000

const STREAM_NAME_IN_USE = 10058
const STREAM_NOT_FOUND = 10059

/** The pseudo-producer whose stream tells single consumers again what they missed: rebuilds, redriven dead letters. */
export const REPLAY = 'replay'

/** The subject on which one consumer is told again. */
export function replaySubject(prefix: string, consumer: string): string {
  return `${prefix}.${REPLAY}.${consumer}`
}

/** `SHOUWEN_INTAKE`: one stream per producing service, and one for replays. */
export function streamName(prefix: string, producer: string): string {
  return `${prefix}_${producer}`.toUpperCase().replaceAll('-', '_')
}

/** Makes the stream of a producer if it is not there. @returns whether it has never held anything, new or not. */
export async function isUntouched(nats: Nats, producer: string): Promise<boolean> {
  const name = streamName(nats.options.prefix, producer)
  try {
    const { state } = await nats.manager.streams.info(name)
    return state.last_seq === 0
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== STREAM_NOT_FOUND) throw error
    await ensureStream(nats, producer)
    return true
  }
}

/** Makes or updates the stream of a producer. */
export async function ensureStream(nats: Nats, producer: string): Promise<void> {
  const { prefix, replicas } = nats.options
  const config = {
    name: streamName(prefix, producer),
    subjects: [`${prefix}.${producer}.>`],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    max_age: nanos(STREAM_DAYS * dayMs),
    duplicate_window: nanos(DUPLICATE_WINDOW_MS),
    num_replicas: replicas,
  }
  try {
    await nats.manager.streams.add(config)
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== STREAM_NAME_IN_USE) throw error
    await nats.manager.streams.update(config.name, config)
  }
}

/** How far each durable consumer of a producer's stream has come, as the server knows it. */
export async function consumersOf(nats: Nats, producer: string): Promise<Reading[]> {
  const readings: Reading[] = []
  for await (const consumer of nats.manager.consumers.list(streamName(nats.options.prefix, producer))) {
    const { name, num_pending: undelivered, num_ack_pending: unacknowledged, ack_floor: floor } = consumer
    const labels = { consumer: name }
    readings.push(
      { gauge: 'shouwen_consumer_waiting_events', value: undelivered + unacknowledged, labels },
      { gauge: 'shouwen_consumer_acknowledged_sequence', value: floor.stream_seq, labels },
    )
  }
  return readings
}
