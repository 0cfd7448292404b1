import { appealHandedOver } from '@shouwen/events/dispatch'
import type { Work } from '@shouwen/transactions/work'
import { v7 as uuidv7 } from 'uuid'
import type { KnownAppeal } from '../domain/appeal'
import { decideHandover } from '../domain/handover'
import { lockWaiting, markHandedOver } from '../store/appeals'
import { departmentsIn, knownPack, projectOf } from '../store/handing-over'
import { insertHandover } from '../store/work-orders'
import { assignOrder } from './assign-order'
import { openWorkOrder } from './open-work-order'

/**
 * P5.2.1, M4.4: gives an appeal to a department by the rule of its procedure, and the department an order. While its pack,
 * its project or a fitting department is not known it waits; whichever comes last hands it over.
 */
export async function handOver(work: Work, appeal: KnownAppeal): Promise<void> {
  const [project, pack] = await Promise.all([
    projectOf(work, appeal.projectId),
    knownPack(work, appeal.packId, appeal.packVersion),
  ])
  if (project === null || pack === null) return
  /** M4.2: an inquiry is answered by whoever was asked, not handed over. */
  if (pack.triage?.answeredAtOnce.includes(appeal.kind) === true) return
  const departments = await departmentsIn(work, project.id)
  const decision = decideHandover(pack, appeal.category, departments)
  if (decision === null) return
  const assigned = await assignOrder(work, appeal, project, decision.departmentId)
  const handover = {
    id: uuidv7(),
    groupId: work.groupId,
    appealId: appeal.id,
    projectPath: appeal.projectPath,
    packId: pack.id,
    packVersion: pack.version,
    fromDepartmentId: null,
    givenBy: null,
    reason: null,
    at: work.now,
    staffId: assigned.staffId,
    ...decision,
  }
  work.record(appealHandedOver, {
    subject: `appeal/${appeal.id}`,
    appealId: appeal.id,
    projectPath: appeal.projectPath,
    clauses: [decision.clause],
    pack: { id: pack.id, version: pack.version },
    data: {
      appealId: appeal.id,
      handoverId: handover.id,
      departmentId: decision.departmentId,
      duty: decision.duty,
      staffId: assigned.staffId,
      at: work.now.toISOString(),
    },
  })
  const { departmentId, clause } = decision
  await Promise.all([
    insertHandover(work, handover),
    markHandedOver(work, appeal.id),
    openWorkOrder(work, appeal, project, { departmentId, assigned, clauses: [clause] }),
  ])
}

/** The departments of these projects have changed: what waited for one may go to it now. */
export async function handOverWaiting(work: Work, projectIds: readonly string[]): Promise<void> {
  for (const appeal of await lockWaiting(work, { projectIds })) await handOver(work, appeal)
}
