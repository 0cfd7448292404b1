import { stepOpened } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteStepMoment } from '../use-cases/note-moment'

/** P5.6.6, P5.6.8, M4.1: a step that can be done now has its own time. */
export const whenStepOpened = when(stepOpened, (fact, work) => noteStepMoment(work, fact, 'stepOpened'))
