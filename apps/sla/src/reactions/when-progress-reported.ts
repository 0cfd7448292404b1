import { progressReported } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteOwnMoment } from '../use-cases/note-moment'

/** P5.3: the progress is with whoever reviews it. */
export const whenProgressReported = when(progressReported, ({ id, time, data }, work) =>
  noteOwnMoment(work, data.appealId, { eventId: id, kind: 'progressReported', at: new Date(time) }),
)
