import { appealReclassified } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteReclassified } from '../store/known-appeals'

/** M4.2: its revisit, which is still to come, is that of the kind that it was decided to be. */
export const whenAppealReclassified = when(appealReclassified, ({ data }, work) =>
  noteReclassified(work, data),
)
