import { written } from '@shouwen/transactions/asked-together'
import type { Work } from '@shouwen/transactions/work'
import type { Registration } from '../domain/registration'

/** A department has an appeal from an instant on. */
interface Given {
  readonly appealId: string
  readonly departmentId: string
  readonly at: string
}

/**
 * What an appeal's clocks count under from then, those of hand-overs and of departments aside.
 * The appeal is locked until the transaction ends.
 */
export function keepDepartment({ together }: Work, given: Given): Promise<void> {
  return together(keepDepartments, given)
}

const keepDepartments = written<Given>(({ manager, groupId }, given) =>
  manager.query(
    `with given as (
       select * from jsonb_to_recordset($1::jsonb) as given ("appealId" uuid, "departmentId" uuid, at timestamptz)
     ), known as (
       insert into known_appeals as known (appeal_id, group_id, department_id)
       select "appealId", $2, "departmentId" from given order by "appealId"
       on conflict (appeal_id) do update set department_id = excluded.department_id
     ) update clocks clock set department_id = given."departmentId"
         from given
        where clock.appeal_id = any ($3::uuid[]) and clock.appeal_id = given."appealId" and clock.target <> 'handover' and clock.owed_to = 'customer'
          and (clock.stopped_at is null or clock.stopped_at > given.at)`,
    [JSON.stringify(given), groupId, given.map(({ appealId }) => appealId)],
  ),
)

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
