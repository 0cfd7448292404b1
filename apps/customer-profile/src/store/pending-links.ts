import type { JobWork, Work } from '@shouwen/transactions/work'
import { LessThanOrEqual } from 'typeorm'
import { nextTry } from '../domain/link-attempts'
import { pendingLinkTable, type PendingLink } from './tables'

/** Puts an appeal on the list of those whose caller is to be found out. A second time changes nothing. */
export async function awaitLink(
  work: Work,
  link: Omit<PendingLink, 'groupId' | 'attempts' | 'nextTryAt'>,
): Promise<void> {
  await work.manager
    .createQueryBuilder()
    .insert()
    .into(pendingLinkTable)
    .values({ ...link, groupId: work.groupId, attempts: 0, nextTryAt: work.now })
    .orIgnore()
    .execute()
}

/** The links whose time has come, longest waiting first. */
export function dueLinks({ manager, now }: JobWork, limit: number): Promise<PendingLink[]> {
  return manager.find(pendingLinkTable, {
    where: { nextTryAt: LessThanOrEqual(now) },
    order: { nextTryAt: 'ASC', appealId: 'ASC' },
    take: limit,
  })
}

/** Takes a link off the list; false when somebody else has. */
export async function settleLink(work: Work, appealId: string): Promise<boolean> {
  const { affected } = await work.manager.delete(pendingLinkTable, { appealId })
  return affected === 1
}

/** Puts a link off after an attempt in vain, longer each time. */
export async function putOff({ manager, now }: JobWork, { appealId, attempts }: PendingLink): Promise<void> {
  await manager.update(
    pendingLinkTable,
    { appealId },
    { attempts: attempts + 1, nextTryAt: nextTry(attempts + 1, now) },
  )
}
