import { customerIdentified } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { lockAppeal } from '../store/appeals'
import { nameCustomer } from '../store/clocks'

export const whenCustomerIdentified = when(customerIdentified, async ({ data }, work) => {
  await lockAppeal(work, data.appealId)
  await nameCustomer(work, data)
})
