import { appealReclassified } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { keepKind, lockWaitingAppeal } from '../store/appeals'
import { holdOrganisation } from '../store/handing-over'
import { handOver } from '../use-cases/hand-over'

/** M4.2: what is no inquiry any more goes to the person responsible; what has been handed over stays where it is. */
export const whenAppealReclassified = when(appealReclassified, async ({ data }, work) => {
  await holdOrganisation(work)
  await keepKind(work, data)
  const appeal = await lockWaitingAppeal(work, data.appealId)
  if (appeal !== null) await handOver(work, appeal)
})
