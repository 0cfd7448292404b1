import { appealClosed } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteClosed } from '../store/known-appeals'

/** P5.5.1, P5.5.2: from its closing an appeal stands in the population of its month. */
export const whenAppealClosed = when(appealClosed, async ({ data }, work) =>
  noteClosed(work, data.appealId, data.at),
)
