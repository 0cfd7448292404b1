import { customerRegistered } from '@shouwen/events/customer-profile'
import { when } from '@shouwen/messaging/reaction'

export const whenCustomerRegistered = when(customerRegistered, async ({ data }, work) => {
  await work.manager.query(
    `insert into known_customers (customer_id, group_id) values ($1, $2) on conflict (customer_id) do nothing`,
    [data.customerId, work.groupId],
  )
})
