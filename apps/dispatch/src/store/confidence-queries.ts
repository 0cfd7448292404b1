import type { EntityManager } from 'typeorm'
import type { KeptAppeal } from '../domain/confidence'

/** Which of these appeals are confidential; the others are not among them. */
export async function confidentialAmong(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, KeptAppeal>> {
  const rows: KeptAppeal[] = await manager.query(
    `select id, project_path as "projectPath", first_contact as "firstContactId"
       from appeals where id = any($1) and confidential`,
    [appealIds],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
