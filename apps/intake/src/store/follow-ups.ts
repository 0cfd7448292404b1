import type { JobWork, Work } from '@shouwen/transactions/work'
import { LessThan } from 'typeorm'
import type { FollowUpDuty } from '../domain/follow-up'
import { followUpDutyTable } from './follow-up-tables'

/** Writes by when an appeal is followed up next. */
export async function keepDuty({ manager }: Pick<Work, 'manager'>, duty: FollowUpDuty): Promise<void> {
  await manager.upsert(followUpDutyTable, duty, ['appealId'])
}

/** An appeal that is settled is followed up no more. */
export async function dropDuty({ manager }: Pick<Work, 'manager'>, appealId: string): Promise<void> {
  await manager.delete(followUpDutyTable, { appealId })
}

/** What was due by now in any group, so many at the most, longest waiting first. */
export function missedDuties({ manager, now }: JobWork, limit: number): Promise<FollowUpDuty[]> {
  return manager.find(followUpDutyTable, {
    where: { dueAt: LessThan(now) },
    order: { dueAt: 'ASC' },
    take: limit,
  })
}

/** The duty of an appeal that is locked, as it stands now; null where there is none any more. */
export function dutyOf({ manager }: Pick<Work, 'manager'>, appealId: string): Promise<FollowUpDuty | null> {
  return manager.findOneBy(followUpDutyTable, { appealId })
}
