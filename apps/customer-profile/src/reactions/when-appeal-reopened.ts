import { appealReopened } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteStatus } from '../store/history'

export const whenAppealReopened = when(appealReopened, ({ data }, work) =>
  noteStatus(work, data, 'inProgress'),
)
