import { workOrderRefused } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import { dropOrder } from '../store/orders-in-hand'

/** P5.6.2.4, M4.4: a refused order waits for the coordinator; nobody has it in hand. */
export const whenWorkOrderRefused = when(workOrderRefused, ({ data }, work) => dropOrder(work, data))
