import { appealEscalated, escalationDecided } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteOwnMoment } from '../use-cases/note-moment'

/** P5.2.2, M4.6.1, M4.7.1: a superior has heard of it, and is to decide. */
export const whenAppealEscalated = when(appealEscalated, ({ id, time, data }, work) =>
  noteOwnMoment(work, data.appealId, {
    eventId: id,
    kind: 'escalated',
    at: new Date(time),
    subjectId: data.escalationId,
  }),
)

/** P5.6.2.4, M4.6.1: the superior has decided. */
export const whenEscalationDecided = when(escalationDecided, ({ id, time, data }, work) =>
  noteOwnMoment(work, data.appealId, {
    eventId: id,
    kind: 'decided',
    at: new Date(time),
    subjectId: data.escalationId,
  }),
)
