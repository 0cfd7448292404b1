import { appealResolved } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteMoment } from '../use-cases/note-moment'

/** P5.4, M4.6: the matter is settled; its revisit is owed from now (P5.5, M4.8). */
export const whenAppealResolved = when(appealResolved, (fact, work) => noteMoment(work, fact, 'resolved'))
