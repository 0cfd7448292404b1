import { workBegun } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { tellOfAppeal } from '../store/appeal-facts'

export const whenWorkBegun = when(workBegun, async ({ data }, work) => {
  await tellOfAppeal(work, data.appealId, data.version, { status: 'inProgress' })
})
