import { revisitCompleted } from '@shouwen/events/revisit-audit'
import { when } from '@shouwen/messaging/reaction'
import { tellOfAppeal } from '../store/appeal-facts'

/** A revisit has no version of the appeal: the latest one counts, by its time. */
export const whenRevisitCompleted = when(revisitCompleted, async ({ data }, work) => {
  const { appealId, at, satisfaction } = data
  await tellOfAppeal(work, appealId, Date.parse(at), { revisitedAt: at, satisfaction })
})
