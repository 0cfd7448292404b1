import { appealClosed } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { tellOfAppeal } from '../store/appeal-facts'

export const whenAppealClosed = when(appealClosed, async ({ data }, work) => {
  await tellOfAppeal(work, data.appealId, data.version, { status: 'closed', closedAt: data.at })
})
