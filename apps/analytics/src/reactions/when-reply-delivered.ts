import { replyDelivered } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { tellOfAppeal } from '../store/appeal-facts'

/** P5.6.3.1, M4.9: with the written reply the customer has been told. */
export const whenReplyDelivered = when(replyDelivered, ({ data }, work) =>
  tellOfAppeal(work, data.appealId, data.version, { informedAt: data.at }),
)
