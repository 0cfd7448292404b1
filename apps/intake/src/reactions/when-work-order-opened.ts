import { workOrderOpened } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'

/** An order that is known as done stays done, whatever comes late. */
export const whenWorkOrderOpened = when(workOrderOpened, async ({ data }, work) => {
  await work.manager.query(
    `insert into known_work_orders (work_order_id, group_id, appeal_id, done) values ($1, $2, $3, false)
     on conflict (work_order_id) do nothing`,
    [data.workOrderId, work.groupId, data.appealId],
  )
})
