import { calendarOf, publishedDays } from '@shouwen/calendar/calendar-versions'
import { chinaDays, type DayTable } from '@shouwen/calendar/day-table'
import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { groupedBy } from '@shouwen/subgraph/context'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { LRUCache } from 'lru-cache'
import { In, type EntityManager } from 'typeorm'
import type { CalendarVersion } from '../domain/calendar-version'
import type { NoticeVersion } from '../domain/notice-version'
import { calendarTable, noticeTable } from './calendar-tables'
import { projectTable, type KnownProject } from './tables'

/**
 * Who counts by the group's calendars shares this lock; who changes one has it alone. Else a clock could be opened by the
 * calendar of before the change and be there only after its clocks were moved.
 */
export async function lockCalendars(
  manager: EntityManager,
  groupId: string,
  as: 'counting' | 'changing',
): Promise<void> {
  const lock = as === 'counting' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock'
  await manager.query(`select ${lock}(hashtext('sla calendars'), hashtext($1))`, [groupId])
}

/** A project of the group, with where it lies. Refuses with NOT_YET_KNOWN. */
export async function placedProject(
  manager: EntityManager,
  projectId: string,
): Promise<KnownProject & { readonly path: string }> {
  const project = await manager.findOneBy(projectTable, { projectId })
  const path = project?.path ?? null
  if (project === null || path === null)
    throw new Refusal('NOT_YET_KNOWN', { what: 'project', id: projectId })
  return { ...project, path }
}

/** The versions of a project's own calendar, in their order. */
export function versionsOf(manager: EntityManager, projectId: string): Promise<CalendarVersion[]> {
  return manager.find(calendarTable, { where: { projectId }, order: { version: 'ASC' } })
}

/** What a group has published, in its order. */
export function noticesOf(manager: EntityManager, groupId: string): Promise<NoticeVersion[]> {
  return manager.find(noticeTable, { where: { groupId }, order: { version: 'ASC' } })
}

/** The calendars of projects of a group that are known. */
export async function calendarsOf(
  manager: EntityManager,
  groupId: string,
  projectIds: readonly string[],
): Promise<Map<string, ProjectCalendar>> {
  const among = { projectId: In([...projectIds]) }
  const [projects, versions, notices] = await Promise.all([
    manager.findBy(projectTable, among),
    manager.find(calendarTable, { where: among, order: { version: 'ASC' } }),
    noticesOf(manager, groupId),
  ])
  return calendarsFrom(projects, versions, daysHeld(notices))
}

/** A project's calendar as it was when it had this version's name; null where no version of its own has it. */
export async function calendarNamed(
  manager: EntityManager,
  projectId: string,
  name: string,
): Promise<ProjectCalendar | null> {
  const project = await manager.findOneBy(projectTable, { projectId })
  if (project === null) return null
  const [versions, notices] = await Promise.all([
    versionsOf(manager, projectId),
    noticesOf(manager, project.groupId),
  ])
  const [days, own = '0'] = name.split('+')
  const held = versions.slice(0, Number(own))
  const published = [0, ...notices.map((_, at) => at + 1)]
    .map((count) => daysHeld(notices.slice(0, count)))
    .find(({ version }) => version === days)
  const calendar = published === undefined ? null : calendarHeld(project, held, published)
  return calendar?.version === name ? calendar : null
}

/** A project's calendar as it is, and with one more version of its own. */
export async function calendarsWith(
  manager: EntityManager,
  project: KnownProject,
  known: readonly CalendarVersion[],
  version: CalendarVersion,
): Promise<[before: ProjectCalendar, after: ProjectCalendar]> {
  const published = daysHeld(await noticesOf(manager, project.groupId))
  return [calendarOf(project, known, published), calendarOf(project, [...known, version], published)]
}

/** The calendars of all projects of a group, by what it has published, or by other days. */
export async function calendarsOfGroup(
  manager: EntityManager,
  groupId: string,
): Promise<(published: DayTable) => Map<string, ProjectCalendar>> {
  const [projects, versions] = await Promise.all([
    manager.findBy(projectTable, { groupId }),
    manager.find(calendarTable, { where: { groupId }, order: { version: 'ASC' } }),
  ])
  return (published) => calendarsFrom(projects, versions, published)
}

function calendarsFrom(
  projects: readonly KnownProject[],
  versions: readonly CalendarVersion[],
  published: DayTable,
): Map<string, ProjectCalendar> {
  const own = groupedBy(versions, ({ projectId }) => projectId)
  return new Map(
    projects.map((project) => [
      project.projectId,
      calendarHeld(project, own.get(project.projectId) ?? [], published),
    ]),
  )
}

/** By what they are made from, for what is kept never changes: making a table for each clock costs more than the clock. */
const tables = new LRUCache<string, DayTable>({ max: 500 })
const calendars = new LRUCache<string, ProjectCalendar>({ max: 1_000 })

/** The days that a group goes by, by what it has published. */
export function daysHeld(notices: readonly NoticeVersion[]): DayTable {
  const last = notices.at(-1)
  if (last === undefined) return chinaDays
  const key = `${last.groupId} ${last.version} ${last.publishedAt.getTime()}`
  const known = tables.get(key)
  if (known !== undefined) return known
  const days = publishedDays(notices)
  tables.set(key, days)
  return days
}

/** Tables are told apart by their identity: each is made once. */
const tableNumbers = new WeakMap<DayTable, number>()
let tablesSeen = 0

function numberOf(table: DayTable): number {
  const known = tableNumbers.get(table)
  if (known !== undefined) return known
  tablesSeen += 1
  tableNumbers.set(table, tablesSeen)
  return tablesSeen
}

function calendarHeld(
  project: KnownProject,
  versions: readonly CalendarVersion[],
  published: DayTable,
): ProjectCalendar {
  const { timeZone, opens, closes } = project
  const last = versions.at(-1)
  const own = last === undefined ? '' : `${last.projectId} ${last.version} ${last.setAt.getTime()}`
  const key = `${timeZone} ${opens} ${closes} ${numberOf(published)} ${own}`
  const known = calendars.get(key)
  if (known !== undefined) return known
  const calendar = calendarOf(project, versions, published)
  calendars.set(key, calendar)
  return calendar
}
