import type { ClockPauseReason } from '@shouwen/vocabulary/clock-life'
import type { PauseReason } from '@shouwen/vocabulary/handling'
import type { Stand } from './standing-still'

/** What happened to a work order, as far as it stood still: null: it goes on, or is nobody's work any more. */
export interface OrderMoment {
  readonly eventId: string
  readonly workOrderId: string
  /** The order's version after it. */
  readonly version: number
  readonly at: Date
  readonly reason: ClockPauseReason | null
}

/** What a clock may stand still for; for a contractor, money and the weather, the house's own affair, a department's alone does. */
export const clockReasonOf = {
  awaitingCustomer: 'waitingForCustomer',
  awaitingParts: 'waitingForParts',
  awaitingContractor: 'waitingForContractor',
  awaitingFunds: 'waitingForFunds',
  weather: 'weather',
} as const satisfies Record<PauseReason, ClockPauseReason>

/** The times in which orders stood still, whatever the order in which their moments were heard. */
export function standsOfOrders(moments: readonly OrderMoment[]): Stand[] {
  return moments.flatMap(({ workOrderId, version, at, reason }) => {
    if (reason === null) return []
    const [next] = moments
      .filter((each) => each.workOrderId === workOrderId && each.version > version)
      .toSorted((a, b) => a.version - b.version)
    return [{ reason, from: at, to: next?.at ?? null, saidAt: at, workOrderId }]
  })
}
