import { appealResolved } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { tellOfAppeal } from '../store/appeal-facts'

export const whenAppealResolved = when(appealResolved, async ({ data }, work) => {
  await tellOfAppeal(work, data.appealId, data.version, { status: 'resolved', resolvedAt: data.at })
})
