import { workOrderReassigned } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import { keepDepartment } from '../store/bearings'
import { dropOrder } from '../store/orders-in-hand'

/** P5.2.1, M4.4: from here on the time is that of the department that it went to. */
export const whenWorkOrderReassigned = when(workOrderReassigned, async ({ data }, work) => {
  await keepDepartment(work, data)
  await dropOrder(work, data)
})
