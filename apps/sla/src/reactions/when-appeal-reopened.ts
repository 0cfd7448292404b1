import { appealReopened } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteMoment } from '../use-cases/note-moment'

/** P5.5.1, M4.8: the customer was not content, so what had been settled is owed again. */
export const whenAppealReopened = when(appealReopened, (fact, work) => noteMoment(work, fact, 'reopened'))
