import type { Work } from '@shouwen/transactions/work'
import type { Batch } from '@shouwen/transactions/written-together'
import type { TrailEntry } from './tables'

/** Every fact of every service passes here: one statement for all of a batch. */
const trailEntries: Batch<TrailEntry> = {
  text: `
    insert into trail_entries (event_id, group_id, appeal_id, service, type, occurred_at, actor_kind, actor_id,
                               clauses, pack_id, pack_version)
    select event_id, group_id, appeal_id, service, type, occurred_at, actor_kind, actor_id, clauses, pack_id, pack_version
      from jsonb_to_recordset($1::jsonb) as entry (
             event_id uuid, group_id uuid, appeal_id uuid, service text, type text, occurred_at timestamptz,
             actor_kind text, actor_id text, clauses text[], pack_id text, pack_version int)
        on conflict (event_id) do nothing`,
  columns: (entry) => ({
    event_id: entry.eventId,
    group_id: entry.groupId,
    appeal_id: entry.appealId,
    service: entry.service,
    type: entry.type,
    occurred_at: entry.occurredAt,
    actor_kind: entry.actorKind,
    actor_id: entry.actorId,
    clauses: entry.clauses,
    pack_id: entry.packId,
    pack_version: entry.packVersion,
  }),
}

/** Appends to an appeal's trail when the batch commits. */
export function appendToTrail(work: Work, entry: TrailEntry): void {
  work.writeTogether(trailEntries, entry)
}
