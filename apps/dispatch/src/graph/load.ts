import type { SetCalendar } from '@shouwen/calendar/calendar-versions'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Department, Person, Project, Unit } from '../domain/organisation'
import { departmentsById, peopleById, projectsById, unitsById } from '../store/organisation-queries'
import { calendarsOf } from '../store/known-calendar-queries'
import type { DispatchContext } from './context'

/** Places and people of the actor's own group, one batch per request each. Their names are no secret inside a group. */

export function loadProject(id: string, context: DispatchContext): Promise<Project | null> {
  const { app, groupId } = context
  return context.batched('project', id, (ids) =>
    app.store.read(groupId, (manager) => projectsById(manager, ids)),
  )
}

export function loadUnit(id: string, context: DispatchContext): Promise<Unit | null> {
  const { app, groupId } = context
  return context.batched('unit', id, (ids) => app.store.read(groupId, (manager) => unitsById(manager, ids)))
}

export function loadDepartment(id: string, context: DispatchContext): Promise<Department | null> {
  const { app, groupId } = context
  return context.batched('department', id, (ids) =>
    app.store.read(groupId, (manager) => departmentsById(manager, ids)),
  )
}

/** A member of staff; null for a machine. */
export async function loadStaff(id: string, context: DispatchContext): Promise<Person | null> {
  const { app, groupId } = context
  const person = await context.batched('person', id, (ids) =>
    app.store.read(groupId, (manager) => peopleById(manager, ids)),
  )
  return person?.kind === 'staff' ? person : null
}

/** What a project has set of its own calendar, in the order of its versions. */
export function loadOwnCalendar(id: string, context: DispatchContext): Promise<SetCalendar[]> {
  const { app, groupId } = context
  return context.batchedList('ownCalendar', id, (ids) =>
    app.store.read(groupId, (manager) => calendarsOf(manager, ids)),
  )
}

/** What a row of ours points to is there. */
export async function required<Found>(
  what: string,
  id: string,
  found: Promise<Found | null>,
): Promise<Found> {
  const value = await found
  if (value === null) throw new Refusal('NOT_FOUND', { what, id })
  return value
}
