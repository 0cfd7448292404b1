import { customerInformed } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { keepPromise } from '../store/promised-times'
import { noteMoment } from '../use-cases/note-moment'

/**
 * P5.2.3, P5.3, M3.4: the customer was told; somebody who could not be reached has not been. M4.7.1: a time that they agreed to
 * may be what an extension rests on.
 */
export const whenCustomerInformed = when(customerInformed, async (fact, work) => {
  const { answer, appealId, feedbackId, promisedAt, at } = fact.data
  const isPromised = answer === 'agreedToPromise' && promisedAt !== null
  if (isPromised) {
    const [promised, agreedAt] = [new Date(promisedAt), new Date(at)]
    await keepPromise(work, { feedbackId, appealId, promisedAt: promised, agreedAt })
  }
  if (answer !== 'notReached') await noteMoment(work, fact, isPromised ? 'promised' : 'fedBack')
})
