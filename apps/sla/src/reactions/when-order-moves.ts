import {
  acceptanceRecorded,
  workOrderAccepted,
  workOrderDone,
  workOrderOpened,
  workOrderReassigned,
  workOrderRefused,
} from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import type { Work } from '@shouwen/transactions/work'
import type { OrderMomentKind } from '../domain/moments'
import { noteOwnMoment } from '../use-cases/note-moment'

interface OrderFact {
  readonly id: string
  readonly time: string
  readonly data: { appealId: string; workOrderId: string; at?: string }
}

function note(
  work: Work,
  { id, time, data }: OrderFact,
  kind: OrderMomentKind,
  departmentId: string | null = null,
): Promise<void> {
  const { appealId, workOrderId: subjectId, at = time } = data
  return noteOwnMoment(work, appealId, { eventId: id, kind, at: new Date(at), subjectId, departmentId })
}

/** P5.2.1, M4.4: a department has an order; what it owes the house begins. */
const whenOpened = when(workOrderOpened, (fact, work) =>
  note(work, fact, 'orderOpened', fact.data.departmentId),
)

/** M4.7.1: somebody has taken it. */
const whenAccepted = when(workOrderAccepted, (fact, work) => note(work, fact, 'orderAccepted'))

const whenDone = when(workOrderDone, (fact, work) => note(work, fact, 'orderDone'))

const whenRefused = when(workOrderRefused, (fact, work) => note(work, fact, 'orderRefused'))

/** The other department has an order of its own, of which its own fact tells. */
const whenReassigned = when(workOrderReassigned, (fact, work) => note(work, fact, 'orderReassigned'))

/** P5.6.1: what its customer did not accept is owed again. */
const whenNotAccepted = when(acceptanceRecorded, async (fact, work) => {
  if (!fact.data.accepted) await note(work, fact, 'orderReworked')
})

export const whenOrderMoves = [
  whenOpened,
  whenAccepted,
  whenDone,
  whenRefused,
  whenReassigned,
  whenNotAccepted,
]
