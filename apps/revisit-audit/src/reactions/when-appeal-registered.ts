import { appealRegistered } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteRegistered } from '../store/known-appeals'
import { openRevisits } from '../use-cases/open-revisits'

export const whenAppealRegistered = when(appealRegistered, async ({ data }, work) => {
  if (await noteRegistered(work, data)) await openRevisits(work, { appealId: data.appealId })
})
