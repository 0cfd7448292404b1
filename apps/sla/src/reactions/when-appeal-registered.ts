import { appealRegistered } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { lockAppeal } from '../store/appeals'
import { keepClocks } from '../use-cases/keep-clocks'

/** The clocks start here; what was heard of the appeal before takes effect now. */
export const whenAppealRegistered = when(appealRegistered, async ({ data }, work) => {
  const { kind, category, channel, grade, impact } = data
  const { projectId, projectPath, packId, packVersion, registeredAt, receivedAt } = data
  const promised = { projectId, projectPath, packId, packVersion, registeredAt, receivedAt }
  const registration = { kind, category, channel, grade, impact, ...promised }
  const appeal = await lockAppeal(work, data.appealId, {
    customerId: data.customerId,
    firstContactId: data.firstContactId,
    registration,
  })
  await keepClocks(work, appeal)
})
