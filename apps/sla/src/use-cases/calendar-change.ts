import { createHash } from 'node:crypto'
import { publishedDays } from '@shouwen/calendar/calendar-versions'
import type { ClockMoveReason } from '@shouwen/vocabulary/calendars'
import type { EntityManager } from 'typeorm'
import type { CalendarMove } from '../domain/calendar-move'
import type { CalendarVersion } from '../domain/calendar-version'
import type { Shift } from '../domain/move'
import type { NoticeVersion } from '../domain/notice-version'
import {
  calendarsOfGroup,
  calendarsWith,
  daysHeld,
  noticesOf,
  placedProject,
  versionsOf,
} from '../store/calendars'
import type { Reach } from '../store/moving'
import type { KnownProject } from '../store/tables'

/** A change of calendars, as clocks see it. */
export interface CalendarChange {
  readonly why: ClockMoveReason
  readonly reach: Reach
  /** Of the project's calendar, or of the notice. */
  readonly version: number
  /** By the clock's project. */
  readonly shifts: ReadonlyMap<string, Shift>
}

/** A project's own calendar is set. */
export async function changeOfProject(
  manager: EntityManager,
  project: KnownProject,
  known: readonly CalendarVersion[],
  set: CalendarVersion,
): Promise<CalendarChange> {
  const { projectId } = project
  const [before, after] = await calendarsWith(manager, project, known, set)
  const shifts = new Map([[projectId, { before, after }]])
  return { why: 'calendarSet', reach: { projectId }, version: set.version, shifts }
}

/** A notice is published, for all projects of a group. */
export async function changeOfGroup(
  manager: EntityManager,
  known: readonly NoticeVersion[],
  published: NoticeVersion,
): Promise<CalendarChange> {
  const { groupId, version } = published
  const calendarsBy = await calendarsOfGroup(manager, groupId)
  const before = calendarsBy(daysHeld(known))
  const after = calendarsBy(publishedDays([...known, published]))
  const shifts = new Map<string, Shift>()
  for (const [projectId, was] of before) {
    const is = after.get(projectId)
    if (is !== undefined) shifts.set(projectId, { before: was, after: is })
  }
  return { why: 'holidaysPublished', reach: { groupId }, version, shifts }
}

/** The change that a move is about: what was set or published never changes, and nothing is while it is under way. */
export async function changeOfMove(
  manager: EntityManager,
  { groupId, projectId, version }: CalendarMove,
): Promise<CalendarChange> {
  if (projectId === null) {
    const [known, published] = untilVersion(await noticesOf(manager, groupId), version)
    return changeOfGroup(manager, known, published)
  }
  const [known, set] = untilVersion(await versionsOf(manager, projectId), version)
  return changeOfProject(manager, await placedProject(manager, projectId), known, set)
}

function untilVersion<Some extends { readonly version: number }>(
  all: readonly Some[],
  version: number,
): [known: Some[], it: Some] {
  const it = all.find((each) => each.version === version)
  if (it === undefined) throw new Error(`version ${version}, which moves clocks, is not there`)
  return [all.filter((each) => each.version < version), it]
}

/** Tells a change from any other: from which calendars to which. */
export function namesOf({ reach, shifts }: CalendarChange): string {
  const hash = createHash('sha256').update(JSON.stringify(reach))
  for (const [projectId, { before, after }] of shifts) {
    const told = [before, after].map(({ version, timeZone, hours, laterHours, days }) => [
      version,
      timeZone,
      hours,
      laterHours,
      days.holidays,
      days.makeUpWorkdays,
    ])
    hash.update(JSON.stringify([projectId, told]))
  }
  return hash.digest('base64url')
}
