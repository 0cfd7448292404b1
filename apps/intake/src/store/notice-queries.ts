import type { Cursor } from '@shouwen/subgraph/connection'
import { groupedBy } from '@shouwen/subgraph/context'
import { type EntityManager } from 'typeorm'
import { undelivered, type Notice } from '../domain/notice'
import { noticeTable } from './notice-table'

/** Notices of one appeal that are shown at the most: the newest. */
export const NOTICES_SHOWN = 100

/** The notices about many appeals, newest first. */
export async function noticesAbout(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, Notice[]>> {
  const rows = await manager
    .createQueryBuilder(noticeTable, 'notice')
    .where((query) => {
      const newest = query
        .subQuery()
        .select('newest.id')
        .from(noticeTable, 'newest')
        .where('newest.appealId = notice.appealId')
        .orderBy('newest.queuedAt', 'DESC')
        .addOrderBy('newest.id', 'DESC')
        .limit(NOTICES_SHOWN)
      return `notice.appealId = any(:appealIds) and notice.id in ${newest.getQuery()}`
    })
    .setParameters({ appealIds })
    .orderBy('notice.queuedAt', 'DESC')
    .addOrderBy('notice.id', 'DESC')
    .getMany()
  return groupedBy(rows, ({ appealId }) => appealId)
}

/** A page of a project's notices that nobody received, newest first, with one more than the page holds. */
export function undeliveredAt(
  manager: EntityManager,
  projectId: string,
  size: number,
  after: Cursor | null,
): Promise<Notice[]> {
  const query = manager
    .createQueryBuilder(noticeTable, 'notice')
    .where(`notice.projectId = :projectId and notice.state in ('${undelivered.join("', '")}')`, { projectId })
  if (after) query.andWhere('(notice.queuedAt, notice.id) < (:at, :id)', { at: after.at, id: after.id })
  return query
    .orderBy('notice.queuedAt', 'DESC')
    .addOrderBy('notice.id', 'DESC')
    .take(size + 1)
    .getMany()
}
