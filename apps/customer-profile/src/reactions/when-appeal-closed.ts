import { appealClosed } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteStatus } from '../store/history'

export const whenAppealClosed = when(appealClosed, ({ data }, work) =>
  noteStatus(work, data, 'closed', data.at),
)
