import type { Store } from './store'

/** Days that a mutation's first result is kept for repeats. */
const IDEMPOTENCY_DAYS = 30

/** Days that a consumer remembers an event: well beyond what streams hold. */
const INBOX_DAYS = 60

/** Rows deleted in one transaction at the most, so that none lasts long. */
const BATCH = 5_000

/**
 * Lets go of what no repeat can ask for any more.
 * @returns whether there may be more.
 */
export async function tidy(store: Store): Promise<boolean> {
  const gone = await store.asJob(async ({ manager, now }) => {
    const [, answers]: [unknown, number] = await manager.query(
      `delete from idempotency where ctid = any(array(
         select ctid from idempotency where created_at < $1::timestamptz - make_interval(days => $2) limit $3))`,
      [now, IDEMPOTENCY_DAYS, BATCH],
    )
    const [, taken]: [unknown, number] = await manager.query(
      `delete from inbox where ctid = any(array(
         select ctid from inbox where taken_at < $1::timestamptz - make_interval(days => $2) limit $3))`,
      [now, INBOX_DAYS, BATCH],
    )
    return Math.max(answers, taken)
  })
  return gone >= BATCH
}
