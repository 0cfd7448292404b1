import { customerIdentified } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { lockAppeal, saveAppeal } from '../store/appeals'
import { nameCustomer } from '../store/clocks'

export const whenCustomerIdentified = when(customerIdentified, async ({ data }, work) => {
  const { appealId, customerId } = data
  await lockAppeal(work, appealId)
  await saveAppeal(work, appealId, { customerId })
  await nameCustomer(work, appealId, customerId)
})
