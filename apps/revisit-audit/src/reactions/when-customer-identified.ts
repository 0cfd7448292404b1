import { customerIdentified } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteCustomer } from '../store/known-appeals'

/** C0.3: from now on the customer sees the revisits of this appeal. */
export const whenCustomerIdentified = when(customerIdentified, async ({ data }, work) =>
  noteCustomer(work, data),
)
