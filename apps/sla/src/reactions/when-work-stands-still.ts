import {
  workOrderPaused,
  workOrderReassigned,
  workOrderRefused,
  workOrderResumed,
} from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import type { ClockPauseReason } from '@shouwen/vocabulary/clock-life'
import { clockReasonOf } from '../domain/order-pauses'
import { noteOrderMoment } from '../use-cases/note-order-moment'

interface OrderFact {
  readonly id: string
  readonly data: { appealId: string; workOrderId: string; version: number; at: string }
}

type Noted = Parameters<typeof noteOrderMoment>[0]

const note = (work: Noted, { id, data }: OrderFact, reason: ClockPauseReason | null): Promise<void> =>
  noteOrderMoment(work, data.appealId, {
    eventId: id,
    workOrderId: data.workOrderId,
    version: data.version,
    at: new Date(data.at),
    reason,
  })

/** P5.4.2: an order that waits for the customer or for parts stops what the procedure lets stand still for it. */
const whenPaused = when(workOrderPaused, (fact, work) => note(work, fact, clockReasonOf[fact.data.reason]))

const whenResumed = when(workOrderResumed, (fact, work) => note(work, fact, null))

/** A department that gives its order away waits for nothing any more. */
const whenRefused = when(workOrderRefused, (fact, work) => note(work, fact, null))

const whenReassigned = when(workOrderReassigned, (fact, work) => note(work, fact, null))

export const whenWorkStandsStill = [whenPaused, whenResumed, whenRefused, whenReassigned]
