import { appealReopened } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { tellOfAppeal } from '../store/appeal-facts'

/** As intake has it: nothing said before counts as told any more. */
export const whenAppealReopened = when(appealReopened, async ({ data }, work) => {
  await tellOfAppeal(work, data.appealId, data.version, {
    status: 'inProgress',
    resolvedAt: null,
    informedAt: null,
  })
})
