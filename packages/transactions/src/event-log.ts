import type { EntityManager } from 'typeorm'
import type { EventRow } from './event-row'
import { settledBelow } from './settled'

/** A place in the event table's commit order. */
export interface Position {
  /** 64-bit numbers, as text. */
  readonly xid: string
  readonly seq: string
}

interface RawEvent {
  xid: string
  seq: string
  id: string
  group_id: string
  type: string
  subject: string
  appeal_id: string | null
  project_path: string | null
  actor_kind: string
  actor_id: string
  clauses: string[]
  pack_id: string | null
  pack_version: number | null
  occurred_at: Date
  correlation_id: string
  causation_id: string | null
  traceparent: string | null
  data: object
}

const columns = `xid, seq, id, group_id, type, subject, appeal_id, project_path, actor_kind, actor_id, clauses, pack_id,
  pack_version, occurred_at, correlation_id, causation_id, traceparent, data`

/** The beginning of the event table. */
export const beginning: Position = { xid: '0', seq: '0' }

/**
 * Events after a position (`cursor`: where the relay stands), in commit order. Only rows below the service's oldest running
 * transaction are shown: `seq` is given before commit, so reading by it alone would lose late committers.
 */
export async function eventsAfter(
  manager: EntityManager,
  after: Position | 'cursor',
  limit: number,
): Promise<{ position: Position; event: EventRow }[]> {
  const settled = await settledBelow(manager)
  const start = after === 'cursor' ? '(select xid, seq from relay_cursor)' : '($3::xid8, $4::bigint)'
  const rows: RawEvent[] = await manager.query(
    `select ${columns} from events
      where (xid, seq) > ${start} and xid < $2::xid8
      order by xid, seq limit $1`,
    after === 'cursor' ? [limit, settled] : [limit, settled, after.xid, after.seq],
  )
  return rows.map((row) => ({
    position: { xid: row.xid, seq: row.seq },
    event: {
      id: row.id,
      groupId: row.group_id,
      type: row.type,
      subject: row.subject,
      appealId: row.appeal_id,
      projectPath: row.project_path,
      actorKind: row.actor_kind,
      actorId: row.actor_id,
      clauses: row.clauses,
      packId: row.pack_id,
      packVersion: row.pack_version,
      occurredAt: row.occurred_at,
      correlationId: row.correlation_id,
      causationId: row.causation_id,
      traceparent: row.traceparent,
      data: row.data,
    },
  }))
}

/** Whether events beyond the relay's cursor exist, shown or still hidden by an older transaction. */
export async function anyAfterCursor(manager: EntityManager): Promise<boolean> {
  const [row]: { waiting: boolean }[] = await manager.query(
    // Ordered and limited, so that the index is asked: `exists` alone reads the table from its start.
    `select exists (
       select from (select 1 from events where (xid, seq) > (select xid, seq from relay_cursor)
                     order by xid, seq limit 1) as next) as waiting`,
  )
  return row?.waiting === true
}

/** What the relay has still to do: events that the stream has not acknowledged, counted up to 10,000, and the oldest's age. */
export async function waitingForRelay(
  manager: EntityManager,
): Promise<{ waiting: number; oldestSeconds: number }> {
  // The id of an event tells when it was recorded; when it became true may be years before.
  const [told]: { waiting: number; oldest: number | null }[] = await manager.query(
    `select count(*)::int as waiting,
            extract(epoch from clock_timestamp() - min(uuid_extract_timestamp(id)))::float8 as oldest
       from (select id from events where (xid, seq) > (select xid, seq from relay_cursor)
              order by xid, seq limit 10000) as waiting`,
  )
  return { waiting: told?.waiting ?? 0, oldestSeconds: Math.max(0, told?.oldest ?? 0) }
}

/** Moves the relay's cursor back, never on: to before the first event since an instant, so that all since are sent again. */
export async function moveCursorBefore(manager: EntityManager, from: Date): Promise<void> {
  await manager.query(
    `with first as (select xid, seq from events where occurred_at >= $1 order by xid, seq limit 1)
     update relay_cursor set xid = first.xid, seq = first.seq - 1 from first
      where (relay_cursor.xid, relay_cursor.seq) > (first.xid, first.seq - 1)`,
    [from],
  )
}
