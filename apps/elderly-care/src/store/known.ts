import { inForceAt } from '@shouwen/procedure/in-force'
import type { CareRule } from '@shouwen/procedure/pack'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { LessThanOrEqual, type EntityManager } from 'typeorm'
import { careTable, projectTable, type KnownProject } from './tables'

/** The project, as dispatch told of it. Refuses with NOT_YET_KNOWN: its fact may still be on the way. */
export async function knownProject(manager: EntityManager, projectId: string): Promise<KnownProject> {
  const project = await manager.findOneBy(projectTable, { projectId })
  if (project === null) throw new Refusal('NOT_YET_KNOWN', { what: 'project', id: projectId })
  return project
}

/** Whether the unit is one of the project's. */
export async function isUnitOf(manager: EntityManager, projectId: string, unitId: string): Promise<boolean> {
  const found: unknown[] = await manager.query(
    `select 1 from known_units where unit_id = $1 and project_id = $2`,
    [unitId, projectId],
  )
  return found.length > 0
}

/** A procedure's care for elders, and the version that says so. */
export interface CareInForce {
  readonly pack: { readonly id: string; readonly version: number }
  readonly care: CareRule
}

/** The care that a project's procedure asks for now. Refuses with NOT_YET_KNOWN, or CARE_NOT_IN_PROCEDURE (a mall). */
export async function careInForce(
  manager: EntityManager,
  project: KnownProject,
  now: Date,
): Promise<CareInForce> {
  const published = await manager.findBy(careTable, {
    projectKind: project.kind,
    effectiveFrom: LessThanOrEqual(now),
  })
  const row = inForceAt(published, project, now)
  if (row === null) throw new Refusal('NOT_YET_KNOWN', { what: 'procedure', id: project.kind })
  const { packId: id, version, care } = row
  if (care === null) throw new Refusal('CARE_NOT_IN_PROCEDURE', { pack: id })
  return { pack: { id, version }, care }
}
