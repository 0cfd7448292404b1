import type { FactEnvelope } from '@shouwen/events/fact'
import type { Store } from '@shouwen/transactions/store'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import type { Nats } from './nats'
import { REPLAY, ensureStream, replaySubject } from './streams'

/** The group of what could not even be read. */
const NO_GROUP = '00000000-0000-0000-0000-000000000000'

/** Text as the database can hold it: without the character NUL and halves of surrogate pairs. */
function storable(text: string): string {
  return Buffer.from(text.replaceAll('\u0000', '\uFFFD')).toString()
}

function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'string' ? storable(each) : each))
}

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
        storable(letter.envelope?.type ?? 'unreadable'),
        storableJson(letter.envelope ?? { raw: letter.raw.slice(0, 10_000) }),
        storable(letter.error.message.slice(0, 2_000)),
        letter.attempts,
        now,
      ],
    ),
  )
}

/** How many of a service's dead letters nobody has redriven. */
export async function countDeadLetters(manager: EntityManager): Promise<number> {
  const [told]: { dead: number }[] = await manager.query(
    'select count(*)::int as dead from dead_letters where redriven_at is null',
  )
  return told?.dead ?? 0
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
  const subject = replaySubject(nats.options.prefix, consumer)
  await ensureStream(nats, REPLAY)
  for (const letter of letters) {
    // Marked before it is sent, in a transaction that ends after: a letter that dies again at once waits for its mark.
    await store.asJob(async ({ manager, now }) => {
      await manager.query(`update dead_letters set redriven_at = $3 where consumer = $1 and event_id = $2`, [
        consumer,
        letter.event_id,
        now,
      ])
      await nats.jetstream.publish(subject, JSON.stringify(letter.envelope), { msgID: uuidv7() })
    })
  }
  return letters.length
}
