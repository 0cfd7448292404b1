import { revisitCompleted } from '@shouwen/events/revisit-audit'
import { when } from '@shouwen/messaging/reaction'
import { noteMoment } from '../use-cases/note-moment'

/** P5.5.1, P5.5.2, M4.8: revisited, content or not. */
export const whenRevisitCompleted = when(revisitCompleted, (fact, work) =>
  noteMoment(work, fact, 'revisited'),
)
