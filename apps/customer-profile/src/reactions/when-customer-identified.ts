import { customerIdentified } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { knowAt } from '../store/customers'
import { noteCustomer } from '../store/history'

/** C1.service: the appeal enters the history of the customer that its caller turned out to be. */
export const whenCustomerIdentified = when(customerIdentified, async ({ data }, work) => {
  const path = await noteCustomer(work, data)
  if (path !== null) await knowAt(work, data.customerId, [path])
})
