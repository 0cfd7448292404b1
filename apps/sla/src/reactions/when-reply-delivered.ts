import { replyDelivered } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteMoment } from '../use-cases/note-moment'

/** P5.6.3.1, M4.9: the customer has the written reply. */
export const whenReplyDelivered = when(replyDelivered, (fact, work) => noteMoment(work, fact, 'replied'))
