import type { AppealKind } from '@shouwen/vocabulary/appeals'
import { workOrderStatuses, type WorkOrderStatus } from '@shouwen/vocabulary/handling'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'

/** A department's work on an appeal 工单. */
export interface WorkOrder {
  id: string
  groupId: string
  appealId: string
  projectPath: string
  departmentId: string
  /** Who was on duty when it was opened; anybody of the department may take it. */
  assignedTo: string | null
  status: WorkOrderStatus
  /** What decides the clauses that its work obeys. */
  appealKind: AppealKind
  projectKind: ProjectKind
  packId: string
  packVersion: number
  openedAt: Date
  acceptedBy: string | null
  acceptedAt: Date | null
  doneBy: string | null
  doneAt: Date | null
  result: string | null
  version: number
}

/** The clauses of a change: repairs of an estate have their own (P5.6.1). */
interface Clauses {
  readonly repair: readonly string[]
  readonly estate: readonly string[]
  readonly mall: readonly string[]
}

interface Transition {
  readonly from: WorkOrderStatus
  readonly to: WorkOrderStatus
  readonly clauses: Clauses
}

/** Every change of a work order, from where it is allowed, and under which clauses. */
export const transitions = {
  accept: {
    from: 'opened',
    to: 'accepted',
    clauses: { repair: ['P5.6.1'], estate: ['P5.2.1'], mall: ['M4.7.1'] },
  },
  complete: {
    from: 'accepted',
    to: 'done',
    clauses: { repair: ['P5.6.1'], estate: ['P5.2.1'], mall: ['M4.4', 'M4.7.1'] },
  },
} as const satisfies Record<string, Transition>

export type TransitionName = keyof typeof transitions

/** The clauses of a change, of the procedure that the order's project follows. */
export function clausesOf(order: WorkOrder, name: TransitionName): readonly string[] {
  const { clauses } = transitions[name]
  if (order.projectKind === 'mall') return clauses.mall
  return order.appealKind === 'repair' ? clauses.repair : clauses.estate
}

/** Refuses with TRANSITION_NOT_ALLOWED. */
function move(order: WorkOrder, name: TransitionName, changes: Partial<WorkOrder>): WorkOrder {
  const { from, to }: Transition = transitions[name]
  if (order.status !== from) {
    throw new Refusal('TRANSITION_NOT_ALLOWED', { action: name, status: order.status })
  }
  return { ...order, ...changes, status: to, version: order.version + 1 }
}

/** M4.7.1, P5.6.1: somebody of the department takes the order. */
export function decideAccept(order: WorkOrder, by: string, now: Date): WorkOrder {
  return move(order, 'accept', { acceptedBy: by, acceptedAt: now })
}

/** Characters of a result at the most. */
const RESULT_LIMIT = 2_000

/** P5.6.1, M4.4: the work is done and reported back. Refuses with TEXT_TOO_LONG, and INPUT_INVALID without a result. */
export function decideComplete(order: WorkOrder, result: string, by: string, now: Date): WorkOrder {
  const text = result.trim()
  if (text.length > RESULT_LIMIT) {
    throw new Refusal('TEXT_TOO_LONG', { field: 'result', limit: RESULT_LIMIT, length: text.length })
  }
  if (text === '') throw new Refusal('INPUT_INVALID', { problems: 'result is empty' })
  return move(order, 'complete', { doneBy: by, doneAt: now, result: text })
}

/** What is wrong with a table: a status that nothing reaches, or that nothing leads out of, except the last. */
export function transitionFaults(table: Readonly<Record<string, Transition>> = transitions): string[] {
  const rows = Object.values(table)
  return workOrderStatuses.codes.flatMap((status) => [
    ...(status === 'opened' || rows.some(({ to }) => to === status) ? [] : [`nothing leads to ${status}`]),
    ...(status === 'done' || rows.some(({ from }) => from === status)
      ? []
      : [`nothing leads out of ${status}`]),
  ])
}
