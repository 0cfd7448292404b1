import { contactAnswered } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { keepFirstContact } from '../store/confidences'

/** P4.1: whoever accepts the first contact reads what the customer said, confidential or not. */
export const whenContactAnswered = when(contactAnswered, async ({ data }, work) => {
  if (data.answer === 'accepted') await keepFirstContact(work, data.appealId, data.to)
})
