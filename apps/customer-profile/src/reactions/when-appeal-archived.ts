import { appealArchived } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteStatus } from '../store/history'

export const whenAppealArchived = when(appealArchived, ({ data }, work) => noteStatus(work, data, 'archived'))
