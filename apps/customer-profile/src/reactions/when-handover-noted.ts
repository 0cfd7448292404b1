import { handoverNoted } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteStatus } from '../store/history'

export const whenHandoverNoted = when(handoverNoted, ({ data }, work) => noteStatus(work, data, 'handedOver'))
