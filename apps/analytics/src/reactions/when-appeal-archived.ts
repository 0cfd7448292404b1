import { appealArchived } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { tellOfAppeal } from '../store/appeal-facts'

export const whenAppealArchived = when(appealArchived, async ({ data }, work) => {
  await tellOfAppeal(work, data.appealId, data.version, { status: 'archived', archivedAt: data.at })
})
