import { workOrderOpened } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import { keepWorkOrder } from '../store/work-orders'

export const whenWorkOrderOpened = when(workOrderOpened, async ({ data }, work) => {
  const { workOrderId, appealId } = data
  await keepWorkOrder(work, { workOrderId, appealId, done: false, awaitsAcceptance: false, version: 1 })
})
