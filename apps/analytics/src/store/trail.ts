import type { Work } from '@shouwen/transactions/work'
import type { TrailEntry } from './tables'

/** One statement, by hand: every fact of every service passes here, and a batch must be short. */
export async function appendToTrail(work: Work, entry: TrailEntry): Promise<void> {
  await work.manager.query(
    `insert into trail_entries (event_id, group_id, appeal_id, service, type, occurred_at, actor_kind, actor_id,
       clauses, pack_id, pack_version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (event_id) do nothing`,
    [
      entry.eventId,
      entry.groupId,
      entry.appealId,
      entry.service,
      entry.type,
      entry.occurredAt,
      entry.actorKind,
      entry.actorId,
      entry.clauses,
      entry.packId,
      entry.packVersion,
    ],
  )
}
