import type { FactEnvelope } from '@shouwen/events/fact'
import type { Store } from '@shouwen/transactions/store'
import { v7 as uuidv7 } from 'uuid'
import type { Nats } from './nats'
import { replaySubject } from './streams'

/** The group of what could not even be read. */
const NO_GROUP = '00000000-0000-0000-0000-000000000000'

/** Puts an event aside that this consumer cannot apply. Written before the message is ended, so that none is lost. */
export async function bury(
  store: Store,
  consumer: string,
  letter: { envelope: FactEnvelope | null; raw: string; error: Error; attempts: number },
): Promise<void> {
  await store.asJob(({ manager, now }) =>
    manager.query(
      `insert into dead_letters (consumer, event_id, group_id, type, envelope, error, attempts, died_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (consumer, event_id) do update
         set error = excluded.error, attempts = dead_letters.attempts + excluded.attempts,
             died_at = excluded.died_at, redriven_at = null`,
      [
        consumer,
        letter.envelope?.id ?? uuidv7(),
        letter.envelope?.groupid ?? NO_GROUP,
        letter.envelope?.type ?? 'unreadable',
        letter.envelope === null
          ? JSON.stringify({ raw: letter.raw.slice(0, 10_000) })
          : JSON.stringify(letter.envelope),
        letter.error.message.slice(0, 2_000),
        letter.attempts,
        now,
      ],
    ),
  )
}

/**
 * Sends a service's dead letters to it once more, under new message ids (the stream would swallow the old ones).
 * @returns how many were sent.
 */
export async function redrive(store: Store, nats: Nats, consumer: string): Promise<number> {
  const letters: { event_id: string; envelope: FactEnvelope }[] = await store.asJob(({ manager }) =>
    manager.query(
      `select event_id, envelope from dead_letters
        where consumer = $1 and redriven_at is null and type <> 'unreadable' order by died_at`,
      [consumer],
    ),
  )
  for (const letter of letters) {
    await nats.jetstream.publish(
      replaySubject(nats.options.prefix, consumer),
      JSON.stringify(letter.envelope),
      {
        msgID: uuidv7(),
      },
    )
    await store.asJob(({ manager, now }) =>
      manager.query(`update dead_letters set redriven_at = $3 where consumer = $1 and event_id = $2`, [
        consumer,
        letter.event_id,
        now,
      ]),
    )
  }
  return letters.length
}
