import { customerInformed } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { tellOfAppeal } from '../store/appeal-facts'

/** P5.2.3: somebody who could not be reached has not been told. */
export const whenCustomerInformed = when(customerInformed, async ({ data }, work) => {
  if (data.answer === 'notReached') return
  await tellOfAppeal(work, data.appealId, data.version, { informedAt: data.at })
})
