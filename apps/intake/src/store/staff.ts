import { Refusal } from '@shouwen/vocabulary/refusal'
import type { EntityManager } from 'typeorm'

/** Refuses with NOT_FOUND who is no member of the group's staff, or no longer. */
export async function requireStaff(manager: EntityManager, staffId: string): Promise<void> {
  const found: unknown[] = await manager.query(
    'select 1 from known_staff where staff_id = $1 and not dismissed',
    [staffId],
  )
  if (found.length === 0) throw new Refusal('NOT_FOUND', { what: 'staff', id: staffId })
}
