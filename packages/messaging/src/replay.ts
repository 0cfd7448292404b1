import { beginning, eventsAfter, type Position } from '@shouwen/transactions/event-log'
import { toEnvelope } from '@shouwen/transactions/event-row'
import type { Store } from '@shouwen/transactions/store'
import { v7 as uuidv7 } from 'uuid'
import type { Nats } from './nats'
import { REPLAY, ensureStream, replaySubject } from './streams'

const BATCH = 500

/**
 * Tells one consumer the whole event table of a service again, in commit order: how a read model is rebuilt.
 * @returns how many events were told.
 */
export async function replayTo(store: Store, nats: Nats, consumer: string): Promise<number> {
  const run = uuidv7()
  const subject = replaySubject(nats.options.prefix, consumer)
  await ensureStream(nats, REPLAY)
  let position: Position = beginning
  for (let told = 0; ;) {
    const rows = await store.asJob(({ manager }) => eventsAfter(manager, position, BATCH))
    await Promise.all(
      rows.map(({ event }) =>
        nats.jetstream.publish(subject, JSON.stringify(toEnvelope(event)), { msgID: `${run}:${event.id}` }),
      ),
    )
    told += rows.length
    const last = rows.at(-1)
    if (last === undefined || rows.length < BATCH) return told
    position = last.position
  }
}
