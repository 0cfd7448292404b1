import { customerLinked } from '@shouwen/events/customer-profile'
import { customerIdentified } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { move } from '../domain/transitions'
import { lockWithOthers, saveWithOthers } from '../store/appeals'
import { recordChange } from '../use-cases/change-appeal'

/** The caller is a customer now: name and telephone live in the profile alone. */
export const whenCustomerLinked = when(customerLinked, async ({ data }, work) => {
  const before = await lockWithOthers(work, data.appealId)
  if (before.customerId !== null) return
  const appeal = move(before, 'identifyCustomer', {
    customerId: data.customerId,
    callerName: null,
    callerTelephone: null,
  })
  await saveWithOthers(work, before, appeal)
  recordChange(work, customerIdentified, appeal, 'identifyCustomer', { customerId: data.customerId })
})
