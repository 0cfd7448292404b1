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
