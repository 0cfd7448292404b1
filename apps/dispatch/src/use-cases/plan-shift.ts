import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { shiftPlanned, shiftRemoved } from '@shouwen/events/dispatch'
import type { Store } from '@shouwen/transactions/store'
import type { Role } from '@shouwen/vocabulary/organisation'
import { v7 as uuidv7 } from 'uuid'
import { decideShift } from '../domain/planned-shift'
import { receptionClauses } from '../domain/reception'
import { lockStaff } from '../store/people'
import { findProject, keepShift, lockShift, removeKeptShift, shiftsDuring } from '../store/rosters'
import { permissions } from './permissions'

export interface PlanShiftInput {
  readonly idempotencyKey: string
  readonly projectId: string
  readonly staffId: string
  readonly from: Date
  readonly to: Date
  readonly post: Role
}

/** ISO 8601: it is kept as the answer to a repeat. */
export interface ShiftPlanned {
  readonly shiftId: string
  readonly staffId: string
  readonly from: string
  readonly to: string
  readonly post: Role
}

/** M3.1, P4.2, P5.2.1: somebody is to be on duty at a project for a time. Locks the person: their shifts never overlap. */
export function planShift(store: Store, input: PlanShiftInput, actor: Actor): Promise<ShiftPlanned> {
  const permission = permissions['Mutation.planShift']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const project = await findProject(work, input.projectId)
    authorize(actor, permission, project.path)
    const person = await lockStaff(work.manager, input.staffId)
    const { from, to, post } = input
    const theirs = await shiftsDuring(work, person.id, { from, to })
    const shift = decideShift(person, project, { id: uuidv7(), from, to, post, by: actor.personId }, theirs)
    await keepShift(work, shift)
    const planned = {
      shiftId: shift.id,
      staffId: person.id,
      from: from.toISOString(),
      to: to.toISOString(),
      post,
    }
    work.record(shiftPlanned, {
      subject: `project/${project.id}`,
      projectPath: project.path,
      clauses: [receptionClauses[project.kind]],
      data: { projectId: project.id, ...planned },
    })
    return planned
  })
}

export interface RemoveShiftInput {
  readonly idempotencyKey: string
  readonly shiftId: string
}

export type ShiftRemoved = Pick<ShiftPlanned, 'shiftId'>

/** A planned shift is not to be. */
export function removeShift(store: Store, input: RemoveShiftInput, actor: Actor): Promise<ShiftRemoved> {
  const permission = permissions['Mutation.removeShift']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const { id: shiftId, projectId, staffId } = await lockShift(work, input.shiftId)
    const project = await findProject(work, projectId)
    authorize(actor, permission, project.path)
    await removeKeptShift(work, shiftId)
    work.record(shiftRemoved, {
      subject: `project/${projectId}`,
      projectPath: project.path,
      clauses: [receptionClauses[project.kind]],
      data: { shiftId, projectId, staffId },
    })
    return { shiftId }
  })
}
