import { acceptanceRecorded } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import { keepWorkOrder } from '../store/work-orders'

/** P5.6.1: what the customer did not accept is in work again. */
export const whenAcceptanceRecorded = when(acceptanceRecorded, async ({ data }, work) => {
  const { workOrderId, appealId, accepted, version } = data
  await keepWorkOrder(work, { workOrderId, appealId, done: accepted, awaitsAcceptance: false, version })
})
