import type { Actor } from '@shouwen/access/actor'
import { authorize, type Permission } from '@shouwen/access/permission'
import { calendarSet } from '@shouwen/events/sla'
import type { Store } from '@shouwen/transactions/store'
import type { EntityManager } from 'typeorm'
import { decideCalendar, type CalendarVersion, type OwnCalendar } from '../domain/calendar-version'
import { calendarTable } from '../store/calendar-tables'
import { lockCalendars, placedProject, versionsOf } from '../store/calendars'
import { changeOfProject, type CalendarChange } from './calendar-change'
import { finishMove } from './finish-moves'
import { beginMove, type Applied } from './move-clocks'
import { permissions } from './permissions'

/** What is said of a project's calendar. */
export interface ToldCalendar extends OwnCalendar {
  readonly projectId: string
  readonly effectiveFrom: string | null
}

export interface SetProjectCalendarInput extends ToldCalendar, Applied {
  readonly idempotencyKey: string
}

export interface CalendarWasSet {
  readonly projectId: string
  readonly version: number
  readonly moved: number
}

/** M3.4, P5.4.1: what a working day is at a project. Every version is kept: clocks name the one that they count by. */
export async function setProjectCalendar(
  store: Store,
  input: SetProjectCalendarInput,
  actor: Actor,
): Promise<CalendarWasSet> {
  const permission = permissions['Mutation.setProjectCalendar']
  const command = { operation: permission.operation, actor, input }
  const { groupId, moveId, ...set } = await store.command(command, async (work) => {
    const { path } = await placedProject(work.manager, input.projectId)
    authorize(actor, permission, path)
    await lockCalendars(work.manager, work.groupId, 'changing')
    const { version, change } = await tryCalendar(work.manager, { permission, actor }, input, work.now)
    await work.manager.insert(calendarTable, version)
    const { projectId, effectiveFrom, hours, closed, worked } = version
    work.record(calendarSet, {
      subject: `project/${projectId}`,
      projectPath: path,
      clauses: ['M3.4'],
      data: {
        projectId,
        version: version.version,
        effectiveFrom,
        hours: [...hours],
        closed: [...closed],
        worked: [...worked],
      },
    })
    const moveId = await beginMove(work, change, projectId, input)
    return { groupId: work.groupId, projectId, version: version.version, moveId }
  })
  return { ...set, moved: await finishMove(store, groupId, moveId) }
}

/** What a calendar would be, and change; nothing is written. Refuses as setting it does. */
export async function tryCalendar(
  manager: EntityManager,
  { permission, actor }: { readonly permission: Permission; readonly actor: Actor },
  told: ToldCalendar,
  now: Date,
): Promise<{ version: CalendarVersion; change: CalendarChange }> {
  const project = await placedProject(manager, told.projectId)
  authorize(actor, permission, project.path)
  const known = await versionsOf(manager, project.projectId)
  const version = decideCalendar(told, project, known, actor.personId, now)
  return { version, change: await changeOfProject(manager, project, known, version) }
}
