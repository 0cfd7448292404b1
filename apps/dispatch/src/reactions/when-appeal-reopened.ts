import { appealReopened } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { keepOpen, lockAppeal } from '../store/appeals'
import { holdOrganisation } from '../store/handing-over'
import { workAgain } from '../use-cases/work-again'

export const whenAppealReopened = when(appealReopened, async ({ data }, work) => {
  await holdOrganisation(work)
  await keepOpen(work, data.appealId, true, data.version)
  const appeal = await lockAppeal(work, data.appealId)
  if (appeal?.open) await workAgain(work, appeal)
})
