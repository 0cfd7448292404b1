import type { Work } from '@shouwen/transactions/work'
import type { KnownDutyNumbers } from './tables'

/** Replaces the copy of a project's numbers; an older fact never overwrites a newer one. */
export async function keepDutyNumbers(
  { manager, groupId }: Work,
  { projectId, numbers, version }: Omit<KnownDutyNumbers, 'groupId'>,
): Promise<void> {
  await manager.query(
    `insert into known_duty_numbers (project_id, group_id, numbers, version) values ($1, $2, $3, $4)
     on conflict (project_id) do update set numbers = excluded.numbers, version = excluded.version
     where known_duty_numbers.version < excluded.version`,
    [projectId, groupId, JSON.stringify(numbers), version],
  )
}
