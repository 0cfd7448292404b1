import { customerIdentified } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { tellOfAppeal } from '../store/appeal-facts'

export const whenCustomerIdentified = when(customerIdentified, async ({ data }, work) => {
  await tellOfAppeal(work, data.appealId, data.version, { customerId: data.customerId })
})
