import { Refusal } from '@shouwen/vocabulary/refusal'
import { In, type EntityManager } from 'typeorm'
import { projectTable, type KnownProject } from './tables'

/** What is known of projects, by their ids. */
export async function projectsById(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, KnownProject>> {
  const rows = await manager.findBy(projectTable, { projectId: In([...ids]) })
  return new Map(rows.map((row) => [row.projectId, row]))
}

/** The project, as dispatch told of it. Refuses with NOT_YET_KNOWN: its fact may still be on the way. */
export async function knownProject(manager: EntityManager, projectId: string): Promise<KnownProject> {
  const project = await manager.findOneBy(projectTable, { projectId })
  if (project === null) throw new Refusal('NOT_YET_KNOWN', { what: 'project', id: projectId })
  return project
}
