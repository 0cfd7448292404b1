import { appealClosed } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { dropOrdersOf } from '../store/orders-in-hand'
import { noteMoment } from '../use-cases/note-moment'

/** P4.2: nothing of a closed appeal runs on, but for the revisit that closed it, whose own fact ends its clock. */
export const whenAppealClosed = when(appealClosed, async (fact, work) => {
  await noteMoment(work, fact, fact.data.revisitId === null ? 'closed' : 'closedAfterRevisit')
  await dropOrdersOf(work, fact.data.appealId)
})
