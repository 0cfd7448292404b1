import { canonicalJson } from './canonical-json'
import { leafHash, sha256 } from './merkle-tree'

/**
 * A row of the event table as it is sealed: every column but `xid`, which is a place in one cluster's history and
 * changes when the database is loaded into another. `seq` stays, and so does the order of the leaves.
 */
export interface TrailRow {
  readonly id: string
  readonly seq: string
  readonly group_id: string
  readonly type: string
  readonly subject: string
  readonly appeal_id: string | null
  readonly project_path: string | null
  readonly actor_kind: string
  readonly actor_id: string
  readonly clauses: string[]
  readonly pack_id: string | null
  readonly pack_version: number | null
  /** In UTC, to the microsecond. */
  readonly occurred_at: string
  readonly correlation_id: string
  readonly causation_id: string | null
  readonly data: object
}

/** What to select from `events e` to get a `TrailRow`, whatever the session's time zone. */
export const trailColumns = `e.id, e.seq::text as seq, e.group_id, e.type, e.subject, e.appeal_id, e.project_path,
  e.actor_kind, e.actor_id, e.clauses, e.pack_id, e.pack_version,
  to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as occurred_at,
  e.correlation_id, e.causation_id, e.data`

const columns: readonly (keyof TrailRow)[] = [
  'id',
  'seq',
  'group_id',
  'type',
  'subject',
  'appeal_id',
  'project_path',
  'actor_kind',
  'actor_id',
  'clauses',
  'pack_id',
  'pack_version',
  'occurred_at',
  'correlation_id',
  'causation_id',
  'data',
]

/** SHA-256 of a row's canonical JSON, its columns by their names. */
export function rowHash(row: TrailRow): Buffer {
  return sha256(canonicalJson(Object.fromEntries(columns.map((column) => [column, row[column]]))))
}

/** What a seal keeps of a row: enough to name it when the row itself is gone. */
export interface SealedRow {
  readonly eventId: string
  readonly type: string
  readonly appealId: string | null
  readonly rowHash: Buffer
}

/** What a seal keeps of this row. */
export function sealedRow(row: TrailRow): SealedRow {
  return { eventId: row.id, type: row.type, appealId: row.appeal_id, rowHash: rowHash(row) }
}

/** The leaf of a row in its seal's tree: it covers the name that the seal keeps, too. */
export function leafOf({ eventId, type, appealId, rowHash: row }: SealedRow): Buffer {
  return leafHash(canonicalJson({ eventId, type, appealId, row: row.toString('hex') }))
}
