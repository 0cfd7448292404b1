import type { EntityManager } from 'typeorm'
import { contextsOf, type Matter } from '../domain/routing'
import type { Counted } from '../domain/suggestion'

/** How often which department did such matters at a project, by their contexts. */
export async function routingsLike(
  manager: EntityManager,
  projectId: string,
  matter: Matter,
): Promise<Counted[]> {
  return manager.query(
    `select context, department_id as choice, times from routings where project_id = $1 and context = any($2)`,
    [projectId, contextsOf(matter)],
  )
}

/** The building of a unit of the project; null where there is no such unit. */
export async function buildingOf(
  manager: EntityManager,
  projectId: string,
  unitId: string,
): Promise<string | null> {
  const rows: { building: string }[] = await manager.query(
    'select building from units where id = $1 and project_id = $2',
    [unitId, projectId],
  )
  return rows[0]?.building ?? null
}

/** The path of a project of the group; null where there is none. */
export async function pathOf(manager: EntityManager, projectId: string): Promise<string | null> {
  const rows: { path: string }[] = await manager.query('select path from projects where id = $1', [projectId])
  return rows[0]?.path ?? null
}
