import type { Work } from '@shouwen/transactions/work'
import type { Registration } from '../domain/registration'

/**
 * A department has an appeal from an instant on: it is what the appeal's clocks count under from then, those of hand-overs and of
 * departments aside.
 * The appeal is locked until the transaction ends.
 */
export async function keepDepartment(
  { manager, groupId }: Work,
  appealId: string,
  departmentId: string,
  at: string,
): Promise<void> {
  await manager.query(
    `insert into known_appeals as known (appeal_id, group_id, department_id) values ($1, $2, $3)
     on conflict (appeal_id) do update set department_id = excluded.department_id`,
    [appealId, groupId, departmentId],
  )
  await manager.query(
    `update clocks set department_id = $2
      where appeal_id = $1 and target <> 'handover' and owed_to = 'customer' and (stopped_at is null or stopped_at > $3)`,
    [appealId, departmentId, at],
  )
}

/** P4.1, M3.3: somebody else answers for an appeal from an instant on. The appeal is locked until the transaction ends. */
export async function keepFirstContact(
  { manager, groupId }: Work,
  appealId: string,
  firstContactId: string,
  at: string,
): Promise<void> {
  await manager.query(
    `insert into known_appeals as known (appeal_id, group_id, first_contact) values ($1, $2, $3)
     on conflict (appeal_id) do update set first_contact = excluded.first_contact`,
    [appealId, groupId, firstContactId],
  )
  await manager.query(
    `update clocks set first_contact = $2 where appeal_id = $1 and (stopped_at is null or stopped_at > $3)`,
    [appealId, firstContactId, at],
  )
}

/** M4.2: the clocks that run on count under what their appeal is now. */
export async function keepKind(
  { manager }: Work,
  appealId: string,
  { kind, category }: Pick<Registration, 'kind' | 'category'>,
): Promise<void> {
  await manager.query(
    `update clocks set kind = $2, category = $3 where appeal_id = $1 and stopped_at is null`,
    [appealId, kind, category],
  )
}
