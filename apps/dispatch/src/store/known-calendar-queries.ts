import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import { knownCalendarTable, type KnownCalendar } from './known-calendar-tables'

/** What projects have set of their own calendars, as far as sla has told, in one query: in the order of their versions. */
export async function calendarsOf(
  manager: EntityManager,
  projectIds: readonly string[],
): Promise<Map<string, KnownCalendar[]>> {
  const rows = await manager.find(knownCalendarTable, {
    where: { projectId: In([...projectIds]) },
    order: { version: 'ASC' },
  })
  return groupedBy(rows, ({ projectId }) => projectId)
}
