import type { Actor } from '@shouwen/access/actor'
import type { Cursor } from '@shouwen/subgraph/connection'
import { groupedBy } from '@shouwen/subgraph/context'
import { withinScopes } from '@shouwen/transactions/within-scopes'
import { In, type EntityManager, type EntitySchema } from 'typeorm'
import type { Department, Group, Person, Project, Unit } from '../domain/organisation'
import { departmentTable, groupTable, personTable, projectTable, unitTable } from './organisation-tables'

/** The projects that the actor may see: staff by the scope of their posts, customers those of their own appeals. */
export async function visibleProjects(
  manager: EntityManager,
  actor: Actor,
  scopes: readonly string[],
  ids: readonly string[] | null = null,
): Promise<Project[]> {
  const query = manager.createQueryBuilder(projectTable, 'project')
  if (actor.kind === 'customer') {
    query.where('project.id in (select project_id from appeals where customer_id = :own)', {
      own: actor.customerId,
    })
  } else if (actor.kind !== 'service') {
    query.where(withinScopes('project.path', scopes))
  }
  if (ids !== null) query.andWhere('project.id = any(:ids)', { ids })
  return query.orderBy('project.path', 'ASC').getMany()
}

/** Rows by their id, within the tenant. */
export async function byId<Row extends { id: string }>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  ids: readonly string[],
): Promise<Map<string, Row>> {
  const rows = await manager
    .createQueryBuilder(table, 'found')
    .where('found.id = any(:ids)', { ids })
    .getMany()
  return new Map(rows.map((row) => [row.id, row]))
}

export const projectsById = (manager: EntityManager, ids: readonly string[]): Promise<Map<string, Project>> =>
  byId(manager, projectTable, ids)
export const unitsById = (manager: EntityManager, ids: readonly string[]): Promise<Map<string, Unit>> =>
  byId(manager, unitTable, ids)
export const departmentsById = (
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, Department>> => byId(manager, departmentTable, ids)
export const peopleById = (manager: EntityManager, ids: readonly string[]): Promise<Map<string, Person>> =>
  byId(manager, personTable, ids)

export function groupById(manager: EntityManager, id: string): Promise<Group | null> {
  return manager.findOneBy(groupTable, { id })
}

/** The departments of many projects, each project's by their codes. */
export async function departmentsOf(
  manager: EntityManager,
  projectIds: readonly string[],
): Promise<Map<string, Department[]>> {
  const rows = await manager.find(departmentTable, {
    where: { projectId: In([...projectIds]) },
    order: { code: 'ASC' },
  })
  return groupedBy(rows, ({ projectId }) => projectId)
}

/** A page of the units of many projects, by building and code, each with one more than the page holds. */
export async function unitsOf(
  manager: EntityManager,
  projectIds: readonly string[],
  size: number,
  after: Cursor | null,
): Promise<Map<string, Unit[]>> {
  const rows: Unit[] = await manager.query(
    `select unit.id, unit.group_id as "groupId", unit.project_id as "projectId", unit.building, unit.code
       from unnest($1::uuid[]) as project (id)
      cross join lateral (
        select * from units
         where project_id = project.id
           and ($3::uuid is null or (building, code) > (select building, code from units where id = $3))
         order by building, code limit $2
      ) as unit
      order by unit.building, unit.code`,
    [projectIds, size + 1, after?.id ?? null],
  )
  return groupedBy(rows, ({ projectId }) => projectId)
}
