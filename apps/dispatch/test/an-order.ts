import type { WorkOrder } from '../src/domain/work-order'

/** A repair of an estate, opened just now and taken by nobody, unless told otherwise. */
export function anOrder(changes: Partial<WorkOrder> = {}): WorkOrder {
  return {
    id: 'order',
    groupId: 'group',
    appealId: 'appeal',
    projectPath: 'lvyuan/north/hetang',
    departmentId: 'department',
    assignedTo: null,
    offeredTo: [],
    assignment: null,
    status: 'opened',
    appealKind: 'repair',
    projectKind: 'residential',
    grade: 'minor',
    packId: 'residential',
    packVersion: 1,
    openedAt: new Date('2026-03-02T01:00:00Z'),
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
    ...changes,
  }
}
