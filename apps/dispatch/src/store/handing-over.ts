import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Work } from '@shouwen/transactions/work'
import type { Rostered } from '../domain/handover'
import type { Department, Project } from '../domain/organisation'
import type { Shift } from '../domain/roster'
import { departmentTable, projectTable } from './organisation-tables'
import { packTable } from './work-tables'

/** The version of a procedure; null while intake's fact is on its way. */
export async function knownPack(
  { manager, groupId }: Work,
  packId: string,
  version: number,
): Promise<ProcedurePack | null> {
  const known = await manager.findOneBy(packTable, { groupId, packId, version })
  return known?.body ?? null
}

/**
 * Holds the organisation still: an import waits, and one under way is waited for. An import looks for appeals that wait, so
 * either it sees the appeal or this transaction sees its departments. Taken before any other lock, so nobody waits in a
 * circle; several of these do not wait for each other.
 */
export async function holdOrganisation({ manager, groupId }: Work): Promise<void> {
  await manager.query(`select 1 from property_groups where id = $1 for share`, [groupId])
}

export function projectOf({ manager }: Work, projectId: string): Promise<Project | null> {
  return manager.findOneBy(projectTable, { id: projectId })
}

export function departmentsIn({ manager }: Work, projectId: string): Promise<Department[]> {
  return manager.findBy(departmentTable, { projectId })
}

interface RosterRow {
  id: string
  code: string
  department_ids: string[]
  on_duty: Shift[]
  open_orders: number
}

/** Who works in these departments, with the orders that each has in hand. */
export async function rostersOf({ manager }: Work, departmentIds: readonly string[]): Promise<Rostered[]> {
  const rows: RosterRow[] = await manager.query(
    `select person.id, person.code, person.department_ids, person.on_duty, count(work.id)::int as open_orders
       from people as person
       left join work_orders as work
         on work.status <> 'done' and coalesce(work.accepted_by, work.assigned_to::text) = person.id::text
      where person.kind = 'staff' and person.department_ids && $1::uuid[]
      group by person.id`,
    [departmentIds],
  )
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    departmentIds: row.department_ids,
    onDuty: row.on_duty,
    openOrders: row.open_orders,
  }))
}
