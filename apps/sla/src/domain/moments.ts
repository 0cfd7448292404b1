/**
 * What happens to an appeal, as far as clocks care. `promised`: fed back, and the customer agreed to a later time. `closedAfterRevisit`: closed because the customer was content at the
 * revisit, whose own fact may still be on its way.
 */
export type MomentKind =
  | 'handedOver'
  | OrderMomentKind
  | DecisionMomentKind
  | 'progressReported'
  | 'fedBack'
  | 'promised'
  | 'replied'
  | 'resolved'
  | 'revisited'
  | 'reopened'
  | 'closed'
  | 'closedAfterRevisit'

/** What happens to a department's work order; `orderReworked`: its customer did not accept it. */
export type OrderMomentKind =
  'orderOpened' | 'orderAccepted' | 'orderDone' | 'orderRefused' | 'orderReassigned' | 'orderReworked'

/** What happens to something that exceeded somebody's authority. */
export type DecisionMomentKind = 'escalated' | 'decided'

/** What happens to a step of a playbook. */
export type StepMomentKind = 'stepOpened' | 'stepDone' | 'stepSkipped'

/** One of them, by the event that told of it. */
export interface Moment {
  readonly eventId: string
  readonly kind: MomentKind
  readonly at: Date
  /** Of a hand-over: to which department. Of an order: whose it is. */
  readonly departmentId?: string | null
  /** Which order, or which escalation; null where it happened to the appeal itself. */
  readonly subjectId?: string | null
}

/** Something that happened to a step. */
export interface StepMoment {
  readonly eventId: string
  readonly kind: StepMomentKind
  readonly at: Date
  /** `playbook/step`. */
  readonly step: string
}

/**
 * Moments in the order in which they came about, whatever the order in which they were heard: by time, then by the id of
 * the event, which is ordered by time too. None lies before the registration: the clocks of two services may differ.
 */
export function inOrder(moments: readonly Moment[], registeredAt: Date): Moment[] {
  return moments
    .map((moment) => (moment.at < registeredAt ? { ...moment, at: registeredAt } : moment))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.eventId < b.eventId ? -1 : 1))
}
