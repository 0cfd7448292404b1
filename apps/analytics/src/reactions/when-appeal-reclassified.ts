import { appealReclassified } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { tellOfAppeal } from '../store/appeal-facts'

/** M4.2: an appeal is counted as what it was decided to be. */
export const whenAppealReclassified = when(appealReclassified, async ({ data }, work) => {
  const { kind, category } = data
  await tellOfAppeal(work, data.appealId, data.version, { kind, category })
})
