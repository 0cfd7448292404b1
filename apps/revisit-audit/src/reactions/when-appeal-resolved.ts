import { appealResolved } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteResolved } from '../store/known-appeals'
import { openRevisits } from '../use-cases/open-revisits'

/** P5.5.1, P5.5.2, M4.8: what is settled is to be revisited; after a reopening, once more. */
export const whenAppealResolved = when(appealResolved, async ({ data }, work) => {
  await noteResolved(work, data)
  await openRevisits(work, { appealId: data.appealId })
})
