import { handoverNoted } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { tellOfAppeal } from '../store/appeal-facts'

export const whenHandoverNoted = when(handoverNoted, async ({ data }, work) => {
  await tellOfAppeal(work, data.appealId, data.version, { status: 'handedOver' })
})
