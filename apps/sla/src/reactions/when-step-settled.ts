import { stepSettled } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteStepMoment } from '../use-cases/note-moment'

export const whenStepSettled = when(stepSettled, (fact, work) =>
  noteStepMoment(work, fact, fact.data.how === 'done' ? 'stepDone' : 'stepSkipped'),
)
