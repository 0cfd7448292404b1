import { customerIdentified } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { keepCustomer } from '../store/appeals'
import { holdOrganisation } from '../store/handing-over'

/** From now on the customer sees the hand-overs and orders of the appeal. */
export const whenCustomerIdentified = when(customerIdentified, async ({ data }, work) => {
  await holdOrganisation(work)
  await keepCustomer(work, data)
})
