import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Work } from '@shouwen/transactions/work'
import type { EntityManager } from 'typeorm'
import type { KnownProject } from './tables'

/** Refuses with UNIT_NOT_IN_PROJECT; an appeal about no unit is about none of another project. */
export async function requireUnit(
  manager: EntityManager,
  projectId: string,
  unitId: string | null,
): Promise<void> {
  if (unitId === null) return
  const found: unknown[] = await manager.query(
    `select 1 from known_units where unit_id = $1 and project_id = $2`,
    [unitId, projectId],
  )
  if (found.length === 0) throw new Refusal('UNIT_NOT_IN_PROJECT', { unitId })
}

/** Refuses with CUSTOMER_NOT_IN_GROUP: row-level security shows no other group's customers. */
export async function requireCustomer(manager: EntityManager, customerId: string | null): Promise<void> {
  if (customerId === null) return
  const found: unknown[] = await manager.query(`select 1 from known_customers where customer_id = $1`, [
    customerId,
  ])
  if (found.length === 0) throw new Refusal('CUSTOMER_NOT_IN_GROUP', { customerId })
}

/** Refuses with CONTACT_UNKNOWN who is neither a customer of the group nor a relative of one of its elders. */
export async function requireContacts(manager: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const known: { id: string }[] = await manager.query(
    `select customer_id as id from known_customers where customer_id = any($1)
     union all select relative_id from known_relatives where relative_id = any($1)`,
    [ids],
  )
  const missing = ids.find((id) => !known.some((each) => each.id === id.toLowerCase()))
  if (missing !== undefined) throw new Refusal('CONTACT_UNKNOWN', { contactId: missing })
}

/** What is left of an appeal's work orders. */
export interface WorkLeft {
  /** Not done. */
  readonly open: number
  /** P5.6.1: repairs that are done, and that the customer has not accepted yet. */
  readonly unaccepted: number
}

/** What is left of the work orders of appeals; an appeal of which nothing is left is not among them. */
export async function workLeftOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, WorkLeft>> {
  const rows: (WorkLeft & { appealId: string })[] = await manager.query(
    `select appeal_id as "appealId", count(*) filter (where not done)::int as open,
            count(*) filter (where awaits_acceptance)::int as unaccepted
       from known_work_orders
      where appeal_id = any($1) and (not done or awaits_acceptance) group by appeal_id`,
    [appealIds],
  )
  return new Map(rows.map(({ appealId, open, unaccepted }) => [appealId, { open, unaccepted }]))
}

/** Where no order is known, or every one is done and accepted. */
export const nothingLeft: WorkLeft = { open: 0, unaccepted: 0 }

/** The next number of a project's written replies in a year. */
export async function nextReplyNumber(
  { manager, groupId }: Work,
  projectId: string,
  year: string,
): Promise<number> {
  const rows: { last: number }[] = await manager.query(
    `insert into reply_numbers (group_id, project_id, year, last) values ($1, $2, $3, 1)
     on conflict (project_id, year) do update set last = reply_numbers.last + 1 returning last`,
    [groupId, projectId, year],
  )
  return rows[0]?.last ?? 1
}

/** The next number of a project's day: a row of its own, so that projects never wait for each other. */
export async function nextNumber(
  manager: EntityManager,
  project: KnownProject,
  day: string,
  groupId: string,
): Promise<number> {
  const rows: { last: number }[] = await manager.query(
    `insert into appeal_numbers (group_id, project_id, day, last) values ($1, $2, $3, 1)
     on conflict (project_id, day) do update set last = appeal_numbers.last + 1 returning last`,
    [groupId, project.projectId, day],
  )
  return rows[0]?.last ?? 1
}
