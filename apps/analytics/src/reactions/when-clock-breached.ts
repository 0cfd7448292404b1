import { clockBreached } from '@shouwen/events/sla'
import { when } from '@shouwen/messaging/reaction'
import { countBreach } from '../store/appeal-facts'

export const whenClockBreached = when(clockBreached, async ({ data }, work) => {
  await countBreach(work, data.appealId)
})
