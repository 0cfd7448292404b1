import { workOrderOpened } from '@shouwen/events/dispatch'
import type { Work } from '@shouwen/transactions/work'
import { v7 as uuidv7 } from 'uuid'
import type { KnownAppeal } from '../domain/appeal'
import type { Assigned } from '../domain/assignment'
import type { Project } from '../domain/organisation'
import { insertWorkOrder } from '../store/work-orders'

/** Opens an order for a department, with the clauses that asked for it. */
export async function openWorkOrder(
  work: Work,
  appeal: KnownAppeal,
  project: Project,
  order: { departmentId: string; assigned: Assigned; clauses: readonly string[] },
): Promise<void> {
  const id = uuidv7()
  const { departmentId, assigned, clauses } = order
  await insertWorkOrder(work, {
    id,
    groupId: work.groupId,
    appealId: appeal.id,
    projectPath: appeal.projectPath,
    departmentId,
    assignedTo: assigned.staffId,
    offeredTo: [...assigned.offeredTo],
    assignment: assigned.assignment,
    status: 'opened',
    appealKind: appeal.kind,
    projectKind: project.kind,
    grade: appeal.grade,
    packId: appeal.packId,
    packVersion: appeal.packVersion,
    openedAt: work.now,
    acceptedBy: null,
    acceptedAt: null,
    doneBy: null,
    doneAt: null,
    result: null,
    parts: [],
    labourMinutes: 0,
    acceptance: null,
    pausedAt: null,
    pauseReason: null,
    refusedBy: null,
    refusedAt: null,
    refusalReason: null,
    coordinator: null,
    version: 1,
  })
  work.record(workOrderOpened, {
    subject: `appeal/${appeal.id}`,
    appealId: appeal.id,
    projectPath: appeal.projectPath,
    clauses,
    pack: { id: appeal.packId, version: appeal.packVersion },
    data: { appealId: appeal.id, workOrderId: id, departmentId },
  })
}
