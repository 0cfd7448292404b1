import type { ClockDecision } from '@shouwen/vocabulary/clock-life'
import { Refusal } from '@shouwen/vocabulary/refusal'

/** Something that one person asks for and another decides. */
export interface Asked {
  readonly askedBy: string
  readonly askedAt: Date
  readonly decision: ClockDecision
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

/** What another person said to it. Refuses with DECIDED_ALREADY, and with ONES_OWN_REQUEST whoever asked for it. */
export function decideAsked<Request extends Asked>(
  request: Request,
  approved: boolean,
  by: string,
  now: Date,
): Request {
  if (request.decision !== 'awaited') throw new Refusal('DECIDED_ALREADY', { decision: request.decision })
  if (request.askedBy === by) throw new Refusal('ONES_OWN_REQUEST')
  return { ...request, decision: approved ? 'approved' : 'declined', decidedBy: by, decidedAt: now }
}
