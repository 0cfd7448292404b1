import { appealResolved } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteStatus } from '../store/history'

export const whenAppealResolved = when(appealResolved, ({ data }, work) => noteStatus(work, data, 'resolved'))
