import { workOrderDone } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'

export const whenWorkOrderDone = when(workOrderDone, async ({ data }, work) => {
  await work.manager.query(
    `insert into known_work_orders (work_order_id, group_id, appeal_id, done) values ($1, $2, $3, true)
     on conflict (work_order_id) do update set done = true`,
    [data.workOrderId, work.groupId, data.appealId],
  )
})
