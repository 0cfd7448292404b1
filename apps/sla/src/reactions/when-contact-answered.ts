import { contactAnswered } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { keepFirstContact } from '../store/bearings'

/** P4.1, M3.3: whoever accepts the first contact answers for what runs from then on. */
export const whenContactAnswered = when(contactAnswered, async ({ data, time }, work) => {
  if (data.answer === 'accepted') await keepFirstContact(work, data.appealId, data.to, time)
})
