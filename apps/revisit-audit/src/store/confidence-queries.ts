import type { EntityManager } from 'typeorm'
import type { KeptAppeal } from '../domain/confidence'

/** Which of these appeals are confidential; the others are not among them. */
export async function confidentialAmong(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, KeptAppeal>> {
  const rows: KeptAppeal[] = await manager.query(
    `select appeal_id as "appealId", project_path as "projectPath", first_contact as "firstContactId",
            customer_id as "customerId"
       from known_appeals where appeal_id = any($1) and confidential and project_path is not null`,
    [appealIds],
  )
  return new Map(rows.map((row) => [row.appealId, row]))
}
