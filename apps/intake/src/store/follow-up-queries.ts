import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import type { FollowUp, FollowUpDuty } from '../domain/follow-up'
import type { Triage } from '../domain/triage'
import { followUpDutyTable, followUpTable, triageTable } from './follow-up-tables'

/** Follow-ups of one appeal that are shown at the most: the newest. */
export const FOLLOW_UPS_SHOWN = 100

/** By when many appeals are followed up next. */
export async function followUpDutiesOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, FollowUpDuty>> {
  const rows = await manager.findBy(followUpDutyTable, { appealId: In([...appealIds]) })
  return new Map(rows.map((row) => [row.appealId, row]))
}

/** How many appeals were followed up, newest first. */
export async function followUpsOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, FollowUp[]>> {
  const rows = await manager
    .createQueryBuilder(followUpTable, 'done')
    .where((query) => {
      const newest = query
        .subQuery()
        .select('newest.id')
        .from(followUpTable, 'newest')
        .where('newest.appealId = done.appealId')
        .orderBy('newest.followedAt', 'DESC')
        .limit(FOLLOW_UPS_SHOWN)
      return `done.appealId = any(:appealIds) and done.id in ${newest.getQuery()}`
    })
    .setParameters({ appealIds })
    .orderBy('done.followedAt', 'DESC')
    .getMany()
  return groupedBy(rows, ({ appealId }) => appealId)
}

/** Of which kind many appeals were decided to be, oldest first. */
export async function triagesOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, Triage[]>> {
  const rows = await manager.find(triageTable, {
    where: { appealId: In([...appealIds]) },
    order: { decidedAt: 'ASC' },
  })
  return groupedBy(rows, ({ appealId }) => appealId)
}
