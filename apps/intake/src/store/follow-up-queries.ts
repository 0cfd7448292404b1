import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import type { FollowUp, FollowUpDuty } from '../domain/follow-up'
import type { Triage } from '../domain/triage'
import { followUpDutyTable, followUpTable, triageTable } from './follow-up-tables'
import { newestOf } from './newest'

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
export function followUpsOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, FollowUp[]>> {
  return newestOf(manager, followUpTable, { by: 'followedAt', limit: FOLLOW_UPS_SHOWN }, appealIds)
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
