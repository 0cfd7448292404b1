import { workOrderDone } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import { markOrder } from '../store/orders-in-hand'

/** What is done is out of the hands of who did it. */
export const whenWorkOrderDone = when(workOrderDone, ({ data }, work) => markOrder(work, data, true))
