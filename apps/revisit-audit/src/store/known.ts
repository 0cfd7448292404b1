import type { ProcedurePack } from '@shouwen/procedure/pack'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { EntityManager } from 'typeorm'
import { packInForceAt } from '../domain/packs'
import { packTable, projectTable, type KnownProject } from './tables'

/** The project, as dispatch told of it. Refuses with NOT_YET_KNOWN: its fact may still be on the way. */
export async function knownProject(manager: EntityManager, projectId: string): Promise<KnownProject> {
  const project = await manager.findOneBy(projectTable, { projectId })
  if (project === null) throw new Refusal('NOT_YET_KNOWN', { what: 'project', id: projectId })
  return project
}

/** A version of a procedure; null while its fact is on the way. */
export async function packVersion(
  manager: EntityManager,
  packId: string,
  version: number,
): Promise<ProcedurePack | null> {
  return (await manager.findOneBy(packTable, { packId, version }))?.body ?? null
}

/** The procedure of a project at an instant. Refuses with NOT_YET_KNOWN. */
export async function packOfProject(
  manager: EntityManager,
  project: KnownProject,
  at: Date,
): Promise<ProcedurePack> {
  const pack = packInForceAt(await manager.findBy(packTable, { projectKind: project.kind }), project, at)
  if (pack === null) throw new Refusal('NOT_YET_KNOWN', { what: 'procedure', id: project.kind })
  return pack
}
