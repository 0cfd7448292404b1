import type { FactEnvelope } from '@shouwen/events/fact'
import type { Store } from './store'
import type { Work } from './work'

/** An event to be applied, and the open transaction of its batch, its facts caused by this event. */
export interface Taken {
  readonly envelope: FactEnvelope
  readonly work: Work
}

/**
 * Applies events of one group, each once for this consumer: inbox row, changes and new events in one transaction. Events
 * that the inbox knows are passed over.
 * @param applyAll gets the others in their order.
 */
export async function applyOnce(
  store: Store,
  consumer: string,
  events: readonly FactEnvelope[],
  applyAll: (taken: readonly Taken[]) => Promise<void>,
): Promise<void> {
  const [first] = events
  if (first === undefined) return
  for (const envelope of events) {
    if (envelope.groupid !== first.groupid) throw new Error('events of one transaction belong to one group')
  }
  await store.inTenant(first.groupid, async (work) => {
    const fresh: { event_id: string }[] = await work.manager.query(
      `insert into inbox (consumer, event_id, group_id, taken_at)
       select $1, id, $3, $4 from unnest($2::uuid[]) as id on conflict do nothing returning event_id`,
      [consumer, events.map((envelope) => envelope.id), first.groupid, work.now],
    )
    const unseen = new Set(fresh.map((row) => row.event_id))
    const taken = events
      .filter(({ id }) => unseen.delete(id))
      .map((envelope) => ({
        envelope,
        work: work.because({ correlationId: envelope.correlationid, causationId: envelope.id }),
      }))
    if (taken.length > 0) await applyAll(taken)
  })
}
