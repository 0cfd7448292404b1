import { appealReclassified } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteKind } from '../store/history'

/** M4.2: the history shows what an appeal was decided to be. */
export const whenAppealReclassified = when(appealReclassified, ({ data }, work) => noteKind(work, data))
