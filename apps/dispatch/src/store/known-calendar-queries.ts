import { groupedBy } from '@shouwen/subgraph/context'
import type { Together } from '@shouwen/transactions/asked-together'
import type { Work } from '@shouwen/transactions/work'
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

/** The same of one project, as a batch of reactions asks for many. */
export function calendarOf({ together, askOnce }: Work, projectId: string): Promise<KnownCalendar[]> {
  return askOnce(`calendar ${projectId}`, () => together(calendarsInTurn, projectId))
}

const calendarsInTurn: Together<string, KnownCalendar[]> = async ({ manager }, projectIds) => {
  const calendars = await calendarsOf(manager, projectIds)
  return projectIds.map((projectId) => calendars.get(projectId) ?? [])
}
