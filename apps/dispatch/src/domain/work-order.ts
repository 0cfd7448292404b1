import type { AppealKind, RepairGrade } from '@shouwen/vocabulary/appeals'
import {
  workOrderStatuses,
  type PauseReason,
  type RepairAcceptance,
  type WorkOrderStatus,
} from '@shouwen/vocabulary/handling'
import type { ProjectKind, Role } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Assignment } from './assignment'
import type { Part } from './parts'

/** A department's work on an appeal 工单. */
export interface WorkOrder {
  id: string
  groupId: string
  appealId: string
  projectPath: string
  departmentId: string
  /** Who it was given to when it was opened; anybody of the department may take it, unless it was offered. */
  assignedTo: string | null
  /** To whom it was offered; empty unless the procedure says so. */
  offeredTo: string[]
  /** How that was decided; null of orders from before there were rules. */
  assignment: Assignment | null
  status: WorkOrderStatus
  /** What decides the clauses that its work obeys. */
  appealKind: AppealKind
  projectKind: ProjectKind
  /** P5.4.2: of a repair. */
  grade: RepairGrade | null
  packId: string
  packVersion: number
  openedAt: Date
  acceptedBy: string | null
  acceptedAt: Date | null
  doneBy: string | null
  doneAt: Date | null
  result: string | null
  /** P5.6.1: what was built in and how long it took, over the order's whole life. */
  parts: Part[]
  labourMinutes: number
  /** P5.6.1: null where the customer's acceptance is not asked for, or not yet. */
  acceptance: RepairAcceptance | null
  pausedAt: Date | null
  pauseReason: PauseReason | null
  refusedBy: string | null
  refusedAt: Date | null
  refusalReason: string | null
  /** The post that decides what becomes of it, once it was refused. */
  coordinator: Role | null
  version: number
}

/** The clauses of a change: repairs of an estate have their own (P5.6.1). */
interface Clauses {
  readonly repair: readonly string[]
  readonly estate: readonly string[]
  readonly mall: readonly string[]
}

interface Transition {
  readonly from: readonly WorkOrderStatus[]
  /** Null: the status stays. */
  readonly to: WorkOrderStatus | null
}

/** In the hands of its department. */
const inHand: readonly WorkOrderStatus[] = ['opened', 'accepted', 'paused']

/** Every change of a work order, and from where it is allowed. */
export const transitions = {
  accept: { from: ['opened'], to: 'accepted' },
  pause: { from: ['accepted'], to: 'paused' },
  resume: { from: ['paused'], to: 'accepted' },
  plan: { from: inHand, to: null },
  reachMilestone: { from: inHand, to: null },
  estimate: { from: inHand, to: null },
  complete: { from: ['accepted'], to: 'done' },
  confirm: { from: ['done'], to: null },
  rework: { from: ['done'], to: 'accepted' },
  refuse: { from: inHand, to: 'refused' },
  reassign: { from: [...inHand, 'refused'], to: 'reassigned' },
} as const satisfies Record<string, Transition>

export type TransitionName = keyof typeof transitions

const working: Clauses = { repair: ['P5.6.1'], estate: ['P5.2.1'], mall: ['M4.7.1'] }
const judged: Clauses = { repair: ['P5.6.1'], estate: ['P5.6.1'], mall: ['M4.4'] }

/** Under which clauses a change is made; those of refusing, passing on and planning are the procedure's own. */
const clauses = {
  accept: working,
  pause: working,
  resume: working,
  complete: { ...working, mall: ['M4.4', 'M4.7.1'] },
  confirm: judged,
  rework: judged,
} satisfies Partial<Record<TransitionName, Clauses>>

/** The clauses of a change, of the procedure that the order's project follows. */
export function clausesOf(order: WorkOrder, name: keyof typeof clauses): readonly string[] {
  const { mall, repair, estate } = clauses[name]
  if (order.projectKind === 'mall') return mall
  return order.appealKind === 'repair' ? repair : estate
}

/** Refuses with TRANSITION_NOT_ALLOWED what is not allowed where the order stands. */
export function requireAllowed({ status }: WorkOrder, name: TransitionName): void {
  const { from }: Transition = transitions[name]
  if (!from.includes(status)) throw new Refusal('TRANSITION_NOT_ALLOWED', { action: name, status })
}

/** The order after a change: its status, and one version on. Refuses with TRANSITION_NOT_ALLOWED. */
export function move(order: WorkOrder, name: TransitionName, changes: Partial<WorkOrder> = {}): WorkOrder {
  requireAllowed(order, name)
  const { to }: Transition = transitions[name]
  return { ...order, ...changes, status: to ?? order.status, version: order.version + 1 }
}

/** M4.7.1, P5.6.1: somebody of the department takes the order. */
export function decideAccept(order: WorkOrder, by: string, now: Date): WorkOrder {
  return move(order, 'accept', { acceptedBy: by, acceptedAt: now })
}

/** The work stands still, for a reason. Which clocks do, sla knows. */
export function decidePause(order: WorkOrder, reason: PauseReason, now: Date): WorkOrder {
  return move(order, 'pause', { pausedAt: now, pauseReason: reason })
}

/** The work goes on. */
export function decideResume(order: WorkOrder): WorkOrder {
  return move(order, 'resume', { pausedAt: null, pauseReason: null })
}

/** The statuses that nothing needs to lead out of. */
const ends: readonly WorkOrderStatus[] = ['done', 'reassigned']

/** What is wrong with a table: a status that nothing reaches, or that nothing leads out of, except the ends. */
export function transitionFaults(table: Readonly<Record<string, Transition>> = transitions): string[] {
  const rows = Object.values(table).filter(({ to }) => to !== null)
  return workOrderStatuses.codes.flatMap((status) => [
    ...(status === 'opened' || rows.some(({ to }) => to === status) ? [] : [`nothing leads to ${status}`]),
    ...(ends.includes(status) || rows.some(({ from }) => from.includes(status))
      ? []
      : [`nothing leads out of ${status}`]),
  ])
}
