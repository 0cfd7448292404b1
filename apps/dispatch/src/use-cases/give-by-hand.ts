import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { v7 as uuidv7 } from 'uuid'
import type { KnownAppeal } from '../domain/appeal'
import type { Assigned } from '../domain/assignment'
import type { Handover } from '../domain/handover'
import type { Department, Project } from '../domain/organisation'
import { requiredText } from '../domain/texts'
import { lockAppeal } from '../store/appeals'
import { departmentsIn, holdOrganisation, projectOf } from '../store/handing-over'
import { insertHandover } from '../store/work-orders'
import { assignOrder } from './assign-order'

/** An appeal that somebody gives to a department by hand, and the department. */
export interface ByHand {
  readonly appeal: KnownAppeal
  readonly project: Project
  readonly department: Department
}

/**
 * The appeal, locked, with the organisation held still. Refuses with NOT_YET_KNOWN: intake's fact may still be on the
 * way.
 */
export async function lockKnownAppeal(work: Work, appealId: string): Promise<KnownAppeal> {
  await holdOrganisation(work)
  const appeal = await lockAppeal(work, appealId)
  if (appeal === null) throw new Refusal('NOT_YET_KNOWN', { what: 'appeal', id: appealId })
  return appeal
}

/** Where an open appeal is to go. Refuses with APPEAL_NOT_IN_HAND; with NOT_FOUND for a department of another project. */
export async function departmentFor(work: Work, appeal: KnownAppeal, departmentId: string): Promise<ByHand> {
  const project = await projectOf(work, appeal.projectId)
  if (!appeal.open || project === null) throw new Refusal('APPEAL_NOT_IN_HAND')
  const department = (await departmentsIn(work, project.id)).find(({ id }) => id === departmentId)
  if (department === undefined) throw new Refusal('NOT_FOUND', { what: 'department', id: departmentId })
  return { appeal, project, department }
}

/** Keeps the hand-over, with its reason, and decides who of the department is given the order. */
export async function giveByHand(
  work: Work,
  { appeal, project, department }: ByHand,
  given: {
    readonly rule: 'reassigned' | 'joined'
    readonly reason: string
    readonly clause: string
    readonly fromDepartmentId: string | null
  },
): Promise<{ handover: Handover; assigned: Assigned }> {
  const assigned = await assignOrder(work, appeal, project, department.id)
  const handover: Handover = {
    id: uuidv7(),
    groupId: work.groupId,
    appealId: appeal.id,
    projectPath: appeal.projectPath,
    departmentId: department.id,
    duty: department.duty,
    staffId: assigned.staffId,
    rule: given.rule,
    fromDepartmentId: given.fromDepartmentId,
    givenBy: work.actor.personId,
    reason: requiredText('reason', given.reason),
    clause: given.clause,
    packId: appeal.packId,
    packVersion: appeal.packVersion,
    at: work.now,
  }
  await insertHandover(work, handover)
  return { handover, assigned }
}
