import { workOrderDone, workOrderDoneV1 } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import { keepWorkOrder } from '../store/work-orders'

export const whenWorkOrderDone = when(workOrderDone, async ({ data }, work) => {
  const { workOrderId, appealId, awaitsAcceptance, version } = data
  await keepWorkOrder(work, { workOrderId, appealId, done: true, awaitsAcceptance, version })
})

/** Opened, accepted, done: the only version at which an order was done when facts did not tell it. */
const DONE_AT_FIRST = 3

export const whenWorkOrderDoneV1 = when(workOrderDoneV1, async ({ data }, work) => {
  const { workOrderId, appealId } = data
  const told = { workOrderId, appealId, done: true, awaitsAcceptance: false }
  await keepWorkOrder(work, { ...told, version: DONE_AT_FIRST })
})
