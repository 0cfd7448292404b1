import { appealClosed } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { keepOpen } from '../store/appeals'
import { holdOrganisation } from '../store/handing-over'

export const whenAppealClosed = when(appealClosed, async ({ data }, work) => {
  await holdOrganisation(work)
  await keepOpen(work, data.appealId, false, data.version)
})
