import { appealEscalated, escalationDecided } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import type { Work } from '@shouwen/transactions/work'
import type { DecisionMomentKind } from '../domain/moments'
import { noteOwnMoment } from '../use-cases/note-moment'

interface EscalationFact {
  readonly id: string
  readonly time: string
  readonly data: { appealId: string; escalationId: string }
}

function note(work: Work, { id, time, data }: EscalationFact, kind: DecisionMomentKind): Promise<void> {
  const { appealId, escalationId: subjectId } = data
  return noteOwnMoment(work, appealId, { eventId: id, kind, at: new Date(time), subjectId })
}

/** P5.2.2, M4.6.1, M4.7.1: a superior has heard of it, and is to decide. */
export const whenAppealEscalated = when(appealEscalated, (fact, work) => note(work, fact, 'escalated'))

/** P5.6.2.4, M4.6.1: the superior has decided. */
export const whenEscalationDecided = when(escalationDecided, (fact, work) => note(work, fact, 'decided'))
