import { appealClosed } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteMoment } from '../use-cases/note-moment'

/** P4.2: nothing of a closed appeal runs on, but for the revisit that closed it, whose own fact ends its clock. */
export const whenAppealClosed = when(appealClosed, (fact, work) =>
  noteMoment(work, fact, fact.data.revisitId === null ? 'closed' : 'closedAfterRevisit'),
)
