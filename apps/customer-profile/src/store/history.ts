import type { AppealKind, AppealStatus } from '@shouwen/vocabulary/appeals'
import { written } from '@shouwen/transactions/asked-together'
import type { Work } from '@shouwen/transactions/work'

/** An appeal as it was registered. */
export interface RegisteredAppeal {
  readonly appealId: string
  readonly customerId: string | null
  readonly projectPath: string
  readonly kind: AppealKind
  readonly registeredAt: string
  readonly version: number
}

/** Writes what the registration said; what later facts said of status and customer stays, whatever came first. */
export function noteRegistered({ together }: Work, appeal: RegisteredAppeal): Promise<void> {
  return together(noteAllRegistered, appeal)
}

const noteAllRegistered = written<RegisteredAppeal>(({ manager, groupId }, registered) =>
  manager.query(
    `insert into service_history (appeal_id, group_id, customer_id, project_path, kind, status, registered_at, version)
     select "appealId", $1, "customerId", "projectPath", kind, 'registered', "registeredAt", version
       from jsonb_to_recordset($2::jsonb) as told
              ("appealId" uuid, "customerId" uuid, "projectPath" text, kind text, "registeredAt" timestamptz, version int)
      order by "appealId"
     on conflict (appeal_id) do update set project_path = excluded.project_path, kind = excluded.kind,
       registered_at = excluded.registered_at,
       customer_id = coalesce(service_history.customer_id, excluded.customer_id)`,
    [groupId, JSON.stringify(registered)],
  ),
)

/** Writes of which kind an appeal was decided to be. */
export async function noteKind(
  { manager }: Work,
  { appealId, kind }: Pick<RegisteredAppeal, 'appealId' | 'kind'>,
): Promise<void> {
  await manager.query('update service_history set kind = $2 where appeal_id = $1', [appealId, kind])
}

/** Where an appeal stands as a fact tells it. */
interface Standing {
  readonly appealId: string
  readonly version: number
  readonly status: AppealStatus
  readonly closedAt: string | null
}

/** Writes where an appeal stands; an older version never overwrites a newer one. */
export function noteStatus(
  { together }: Work,
  { appealId, version }: { readonly appealId: string; readonly version: number },
  status: AppealStatus,
  closedAt: string | null = null,
): Promise<void> {
  return together(noteStatuses, { appealId, version, status, closedAt })
}

const noteStatuses = written<Standing>(({ manager, groupId }, standing) =>
  manager.query(
    `insert into service_history (appeal_id, group_id, status, closed_at, version)
     select "appealId", $1, status, "closedAt", version
       from jsonb_to_recordset($2::jsonb) as told ("appealId" uuid, status text, "closedAt" timestamptz, version int)
      order by "appealId"
     on conflict (appeal_id) do update set version = greatest(service_history.version, excluded.version),
       status = case when service_history.version < excluded.version then excluded.status else service_history.status end,
       closed_at = coalesce(service_history.closed_at, excluded.closed_at)`,
    [groupId, JSON.stringify(standing)],
  ),
)

/** Writes whose appeal it turned out to be; returns where it was raised, if that is known yet. */
export async function noteCustomer(
  work: Work,
  appeal: { readonly appealId: string; readonly customerId: string },
): Promise<string | null> {
  const rows: { path: string | null }[] = await work.manager.query(
    `insert into service_history (appeal_id, group_id, customer_id, status, version)
     values ($1, $2, $3, 'registered', 0)
     on conflict (appeal_id) do update set customer_id = excluded.customer_id
     returning project_path as path`,
    [appeal.appealId, work.groupId, appeal.customerId],
  )
  return rows[0]?.path ?? null
}
