import type { Work } from '@shouwen/transactions/work'
import type { KnownAppeal } from '../domain/appeal'
import { departmentInHand } from '../domain/handover'
import { projectOf } from '../store/handing-over'
import { handoversInTurn, workingDepartments } from '../store/work-orders'
import { assignOrder } from './assign-order'
import { handOver } from './hand-over'
import { openWorkOrder } from './open-work-order'

/**
 * P5.5.1, M4.8: the customer was not content, so the department that had the appeal gets a new order. Where none had it
 * yet it is handed over now; an order that is not done goes on instead of a second one.
 */
export async function workAgain(work: Work, appeal: KnownAppeal): Promise<void> {
  const departmentId = departmentInHand(await handoversInTurn(work, appeal.id))
  if (departmentId === null) return handOver(work, appeal)
  if ((await workingDepartments(work, appeal.id)).length > 0) return
  const project = await projectOf(work, appeal.projectId)
  if (project === null) return
  await openWorkOrder(work, appeal, project, {
    departmentId,
    assigned: await assignOrder(work, appeal, project, departmentId),
    clauses: [project.kind === 'mall' ? 'M4.8' : 'P5.5.1'],
  })
}
