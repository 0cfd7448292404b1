import { Refusal } from '@shouwen/vocabulary/refusal'
import { decideAccept, type WorkOrder } from './work-order'

/** Under which clause an order is offered. */
export function clauseOfOffer({ assignment, projectKind }: WorkOrder): string {
  return assignment?.clause ?? (projectKind === 'mall' ? 'M4.4' : 'P5.2.1')
}

/** P5.2.1, M4.4: of those to whom it was offered, the first takes it. Refuses with OFFER_NOT_YOURS, OFFER_TAKEN. */
export function decideGrab(order: WorkOrder, by: string, now: Date): WorkOrder {
  const clause = clauseOfOffer(order)
  if (!order.offeredTo.includes(by)) throw new Refusal('OFFER_NOT_YOURS', { clause })
  if (order.acceptedBy !== null && order.acceptedAt !== null) {
    throw new Refusal('OFFER_TAKEN', { by: order.acceptedBy, at: order.acceptedAt.toISOString(), clause })
  }
  return decideAccept(order, by, now)
}

/** What was offered is taken by those to whom it was, or by the manager. Refuses with OFFER_NOT_YOURS. */
export function requireOffered(order: WorkOrder, by: string, manages: boolean): void {
  if (order.offeredTo.length > 0 && !manages && !order.offeredTo.includes(by)) {
    throw new Refusal('OFFER_NOT_YOURS', { clause: clauseOfOffer(order) })
  }
}
