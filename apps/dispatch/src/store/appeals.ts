import type { AppealKind, RepairGrade } from '@shouwen/vocabulary/appeals'
import { written, type Together } from '@shouwen/transactions/asked-together'
import type { Work } from '@shouwen/transactions/work'
import type { KnownAppeal } from '../domain/appeal'

/** What a registration tells of an appeal. */
export type Registration = Omit<KnownAppeal, 'groupId' | 'open'> & {
  readonly version: number
  readonly unitId: string | null
  readonly firstContactId: string
  readonly receivedAt: Date
}

/**
 * Keeps what a registration told; what later facts said of the appeal's state stands. Gives the appeal, locked until the transaction
 * ends, if it is open and in nobody's hands.
 */
export function keepRegistration({ together }: Work, appeal: Registration): Promise<KnownAppeal | null> {
  return together(keepRegistrations, appeal)
}

const keepRegistrations: Together<Registration, KnownAppeal | null> = async (
  { manager, groupId },
  registered,
) => {
  const rows: (AppealRow & { handed_over: boolean })[] = await manager.query(
    `insert into appeals (id, group_id, project_id, project_path, kind, category, grade, customer_id, pack_id, pack_version, open, version,
       unit_id, first_contact, received_at)
     select id, $1, "projectId", "projectPath", kind, category, grade, "customerId", "packId", "packVersion", true, version,
            "unitId", "firstContactId", "receivedAt"
       from jsonb_to_recordset($2::jsonb) as told (id uuid, "projectId" uuid, "projectPath" text, kind text, category text, grade text,
              "customerId" uuid, "packId" text, "packVersion" int, version int, "unitId" uuid, "firstContactId" text,
              "receivedAt" timestamptz)
      order by id
     on conflict (id) do update set
       project_id = excluded.project_id, project_path = excluded.project_path, kind = excluded.kind,
       category = excluded.category, grade = excluded.grade, customer_id = coalesce(appeals.customer_id, excluded.customer_id),
       pack_id = excluded.pack_id, pack_version = excluded.pack_version, unit_id = excluded.unit_id,
       first_contact = coalesce(appeals.first_contact, excluded.first_contact), received_at = excluded.received_at
     returning *`,
    [groupId, JSON.stringify(registered)],
  )
  const waiting = rows.filter(({ open, handed_over }) => open && !handed_over)
  const appeals = new Map(waiting.map((row) => [row.id, toAppeal(row)]))
  return registered.map(({ id }) => appeals.get(id) ?? null)
}

/** Keeps of which kind an appeal was decided to be. */
export async function keepKind(
  { manager }: Work,
  {
    appealId,
    kind,
    category,
    grade,
  }: Pick<KnownAppeal, 'kind' | 'category' | 'grade'> & { appealId: string },
): Promise<void> {
  await manager.query('update appeals set kind = $2, category = $3, grade = $4 where id = $1', [
    appealId,
    kind,
    category,
    grade,
  ])
}

/** Keeps whether work may be asked for; an older fact never overwrites a newer one. */
export async function keepOpen(
  { manager, groupId }: Work,
  appealId: string,
  open: boolean,
  version: number,
): Promise<void> {
  await manager.query(
    `insert into appeals (id, group_id, open, version) values ($1, $2, $3, $4)
     on conflict (id) do update set open = excluded.open, version = excluded.version
      where appeals.version < excluded.version`,
    [appealId, groupId, open, version],
  )
}

/** Whose appeal it is. */
interface Identified {
  readonly appealId: string
  readonly customerId: string
}

/** Keeps whose appeal it is, as soon as that is known. */
export function keepCustomer({ together }: Work, identified: Identified): Promise<void> {
  return together(keepCustomers, identified)
}

const keepCustomers = written<Identified>(({ manager, groupId }, identified) =>
  manager.query(
    `insert into appeals (id, group_id, customer_id, open, version)
     select "appealId", $1, "customerId", true, 0
       from jsonb_to_recordset($2::jsonb) as told ("appealId" uuid, "customerId" uuid) order by "appealId"
     on conflict (id) do update set customer_id = excluded.customer_id`,
    [groupId, JSON.stringify(identified)],
  ),
)

interface AppealRow {
  id: string
  group_id: string
  project_id: string
  project_path: string
  kind: AppealKind
  category: string
  grade: RepairGrade | null
  customer_id: string | null
  pack_id: string
  pack_version: number
  open: boolean
}

function toAppeal(row: AppealRow): KnownAppeal {
  return {
    id: row.id,
    groupId: row.group_id,
    projectId: row.project_id,
    projectPath: row.project_path,
    kind: row.kind,
    category: row.category,
    grade: row.grade,
    customerId: row.customer_id,
    packId: row.pack_id,
    packVersion: row.pack_version,
    open: row.open,
  }
}

/**
 * A registered appeal, locked until the transaction ends; null while its registration is not known. Row-level security
 * shows no other group's.
 */
export async function lockAppeal({ manager }: Work, appealId: string): Promise<KnownAppeal | null> {
  const rows: AppealRow[] = await manager.query(
    `select * from appeals where id = $1 and project_id is not null for update`,
    [appealId],
  )
  return rows[0] === undefined ? null : toAppeal(rows[0])
}

/** The appeal, locked, if it is registered, open and in nobody's hands. */
export async function lockWaitingAppeal({ manager }: Work, appealId: string): Promise<KnownAppeal | null> {
  const rows: AppealRow[] = await manager.query(
    `select * from appeals where id = $1 and project_id is not null and open and not handed_over for update`,
    [appealId],
  )
  return rows[0] === undefined ? null : toAppeal(rows[0])
}

/** Open appeals that no department has, oldest first, locked: of these projects, or promised under this pack. */
export async function lockWaiting(
  { manager }: Work,
  which: { projectIds: readonly string[] } | { packId: string; version: number },
): Promise<KnownAppeal[]> {
  const [condition, parameters] =
    'projectIds' in which
      ? ['project_id = any($1::uuid[])', [which.projectIds]]
      : ['pack_id = $1 and pack_version = $2', [which.packId, which.version]]
  const rows: AppealRow[] = await manager.query(
    `select * from appeals
      where open and not handed_over and project_id is not null and ${condition} order by id for update`,
    parameters,
  )
  return rows.map(toAppeal)
}

/** From now on the appeal is in a department's hands. */
export function markHandedOver({ together }: Work, appealId: string): Promise<void> {
  return together(markAllHandedOver, appealId)
}

const markAllHandedOver = written<string>(({ manager }, appealIds) =>
  manager.query(`update appeals set handed_over = true where id = any ($1::uuid[])`, [appealIds]),
)
