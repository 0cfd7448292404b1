import { Refusal } from '@shouwen/vocabulary/refusal'
import type { EntityManager } from 'typeorm'

/** The project of a unit, as a path of codes. Refuses with NOT_YET_KNOWN: dispatch's fact may still be on the way. */
export async function placeOfUnit(manager: EntityManager, unitId: string): Promise<string> {
  const rows: { path: string }[] = await manager.query(
    `select project_path as path from known_units where unit_id = $1`,
    [unitId],
  )
  const [row] = rows
  if (row === undefined) throw new Refusal('NOT_YET_KNOWN', { what: 'unit', id: unitId })
  return row.path
}
