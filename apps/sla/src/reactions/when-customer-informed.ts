import { customerInformed } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteMoment } from '../use-cases/note-moment'

/** P5.2.3, P5.3, M3.4: the customer was told; somebody who could not be reached has not been. */
export const whenCustomerInformed = when(customerInformed, async (fact, work) => {
  if (fact.data.answer !== 'notReached') await noteMoment(work, fact, 'fedBack')
})
