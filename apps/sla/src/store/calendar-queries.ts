import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import type { EntityManager } from 'typeorm'
import { calendarsOf } from './calendars'

/** The calendars of many projects, in three queries. */
export function calendarsSeen(
  manager: EntityManager,
  groupId: string,
  projectIds: readonly string[],
): Promise<Map<string, ProjectCalendar>> {
  return calendarsOf(manager, groupId, projectIds)
}
