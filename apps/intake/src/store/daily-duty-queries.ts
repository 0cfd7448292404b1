import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import type { DailyDuty } from '../domain/end-of-day'
import { dailyDutyTable } from './tables'

/** What was owed at the end of days, oldest first. */
export async function dailyDutiesOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, DailyDuty[]>> {
  const rows = await manager.find(dailyDutyTable, {
    where: { appealId: In([...appealIds]) },
    order: { day: 'ASC' },
  })
  return groupedBy(rows, ({ appealId }) => appealId)
}
