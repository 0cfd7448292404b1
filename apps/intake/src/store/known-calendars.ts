import { calendarOf, publishedDays } from '@shouwen/calendar/calendar-versions'
import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { LRUCache } from 'lru-cache'
import type { EntityManager } from 'typeorm'
import { knownCalendarTable, knownHolidaysTable } from './known-calendar-tables'
import type { KnownProject } from './tables'

/** By what they are made from, for versions never change: making one for each due time costs more than the due time. */
const made = new LRUCache<string, ProjectCalendar>({ max: 1_000 })

/** What a project counts by: its own calendar over what its group has published, as far as sla has told (M3.4). */
export async function calendarHeld(
  manager: EntityManager,
  { projectId, groupId, timeZone, opens, closes }: KnownProject,
): Promise<ProjectCalendar> {
  const [versions, notices] = await Promise.all([
    manager.find(knownCalendarTable, { where: { projectId }, order: { version: 'ASC' } }),
    manager.find(knownHolidaysTable, { where: { groupId }, order: { version: 'ASC' } }),
  ])
  const numbers = (known: readonly { readonly version: number }[]): string =>
    known.map(({ version }) => version).join()
  const key = `${projectId} ${timeZone} ${opens} ${closes} ${numbers(versions)} ${numbers(notices)}`
  const known = made.get(key)
  if (known !== undefined) return known
  const calendar = calendarOf({ timeZone, opens, closes }, versions, publishedDays(notices))
  made.set(key, calendar)
  return calendar
}
