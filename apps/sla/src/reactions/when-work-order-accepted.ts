import { workOrderAccepted } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import { takeOrder } from '../store/orders-in-hand'

/** P5.2.1, P5.6.1: whoever takes an order has what runs of its appeal among their own. */
export const whenWorkOrderAccepted = when(workOrderAccepted, ({ data }, work) =>
  takeOrder(work, data, data.staffId),
)
