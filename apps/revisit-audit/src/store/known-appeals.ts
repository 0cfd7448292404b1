import type { AppealKind } from '@shouwen/vocabulary/appeals'
import { written, type Together } from '@shouwen/transactions/asked-together'
import type { Work } from '@shouwen/transactions/work'

/** What is kept of an appeal. Each fact fills in its own part, whichever comes first. */

export interface RegisteredPart {
  readonly appealId: string
  readonly projectId: string
  readonly projectPath: string
  readonly kind: AppealKind
  readonly category: string
  readonly customerId: string | null
  readonly firstContactId: string
  readonly packId: string
  readonly packVersion: number
}

/** Answers whether it has been resolved already, and nobody has decided yet whether it is revisited. */
export function noteRegistered({ together }: Work, appeal: RegisteredPart): Promise<boolean> {
  return together(noteAllRegistered, appeal)
}

const noteAllRegistered: Together<RegisteredPart, boolean> = async ({ manager, groupId }, registered) => {
  const rows: { appealId: string; undecided: boolean | null }[] = await manager.query(
    `insert into known_appeals
       (appeal_id, group_id, project_id, project_path, kind, customer_id, pack_id, pack_version, category, first_contact)
     select "appealId", $1, "projectId", "projectPath", kind, "customerId", "packId", "packVersion", category, "firstContactId"
       from jsonb_to_recordset($2::jsonb) as told ("appealId" uuid, "projectId" uuid, "projectPath" text, kind text,
              "customerId" uuid, "packId" text, "packVersion" int, category text, "firstContactId" text)
      order by "appealId"
     on conflict (appeal_id) do update set
       project_id = excluded.project_id, project_path = excluded.project_path, kind = excluded.kind,
       pack_id = excluded.pack_id, pack_version = excluded.pack_version,
       category = excluded.category,
       first_contact = coalesce(known_appeals.first_contact, excluded.first_contact),
       customer_id = coalesce(known_appeals.customer_id, excluded.customer_id)
     returning appeal_id as "appealId", resolution > decided_resolution as undecided`,
    [groupId, JSON.stringify(registered)],
  )
  const undecided = new Set(rows.filter((row) => row.undecided === true).map(({ appealId }) => appealId))
  return registered.map(({ appealId }) => undecided.has(appealId))
}

/** Of which kind an appeal was decided to be. */
export async function noteReclassified(
  { manager }: Work,
  { appealId, kind, category }: { appealId: string; kind: AppealKind; category: string },
): Promise<void> {
  await manager.query('update known_appeals set kind = $2, category = $3 where appeal_id = $1', [
    appealId,
    kind,
    category,
  ])
}

/** The newest resolution stays, whatever comes late. */
export async function noteResolved(
  { manager, groupId }: Work,
  resolved: { appealId: string; version: number; at: string },
): Promise<void> {
  await manager.query(
    `insert into known_appeals (appeal_id, group_id, resolution, resolved_at) values ($1, $2, $3, $4)
     on conflict (appeal_id) do update set resolution = excluded.resolution, resolved_at = excluded.resolved_at
       where coalesce(known_appeals.resolution, 0) < excluded.resolution`,
    [resolved.appealId, groupId, resolved.version, resolved.at],
  )
}

/** Whose appeal it is. */
interface Identified {
  readonly appealId: string
  readonly customerId: string
}

export function noteCustomer({ together }: Work, identified: Identified): Promise<void> {
  return together(noteCustomers, identified)
}

const noteCustomers = written<Identified>(({ manager, groupId }, identified) =>
  manager.query(
    `insert into known_appeals (appeal_id, group_id, customer_id)
     select "appealId", $1, "customerId"
       from jsonb_to_recordset($2::jsonb) as told ("appealId" uuid, "customerId" uuid) order by "appealId"
     on conflict (appeal_id) do update set customer_id = excluded.customer_id`,
    [groupId, JSON.stringify(identified)],
  ),
)

export async function noteClosed({ manager, groupId }: Work, appealId: string, at: string): Promise<void> {
  await manager.query(
    `insert into known_appeals (appeal_id, group_id, closed_at) values ($1, $2, $3)
     on conflict (appeal_id) do update set closed_at = excluded.closed_at`,
    [appealId, groupId, at],
  )
}

/** A resolved appeal for whose newest resolution nobody has decided yet whether it is revisited. */
export interface UndecidedAppeal {
  readonly appealId: string
  readonly projectId: string
  readonly projectPath: string
  readonly kind: AppealKind
  /** Null for what was registered before categories were kept here. */
  readonly category: string | null
  readonly packId: string
  readonly packVersion: number
  readonly resolution: number
  readonly resolvedAt: Date
}

/**
 * Takes, locked, what is to be decided: of one appeal, or of all that were promised under a pack. They are complete: an
 * appeal whose registration has not been heard of is left for later.
 */
export function takeUndecided(
  { manager, groupId }: Work,
  of: { appealId: string } | { packId: string; packVersion: number },
): Promise<UndecidedAppeal[]> {
  const [condition, values] =
    'appealId' in of
      ? ['appeal_id = $2', [of.appealId]]
      : ['pack_id = $2 and pack_version = $3', [of.packId, of.packVersion]]
  return manager.query(
    `select appeal_id as "appealId", project_id as "projectId", project_path as "projectPath", kind, category,
            pack_id as "packId", pack_version as "packVersion", resolution, resolved_at as "resolvedAt"
       from known_appeals
      where group_id = $1 and resolution > decided_resolution and project_id is not null and ${condition}
      order by appeal_id for update`,
    [groupId, ...values],
  )
}

export async function noteDecided({ manager }: Work, appealId: string, resolution: number): Promise<void> {
  await manager.query(`update known_appeals set decided_resolution = $2 where appeal_id = $1`, [
    appealId,
    resolution,
  ])
}
