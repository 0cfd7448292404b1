import { acceptanceRecorded } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import { markOrder } from '../store/orders-in-hand'

/** P5.6.1: what its customer did not accept is in work again, with whoever did it. */
export const whenAcceptanceRecorded = when(acceptanceRecorded, ({ data }, work) =>
  markOrder(work, data, data.accepted),
)
