import { appealRegistered } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { lockAppeal, saveAppeal } from '../store/appeals'
import { keepClocks } from '../use-cases/keep-clocks'

/** The clocks start here; what was heard of the appeal before takes effect now. */
export const whenAppealRegistered = when(appealRegistered, async ({ data }, work) => {
  const known = await lockAppeal(work, data.appealId)
  if (known.registration !== null) return
  const { kind, category, channel, grade, impact } = data
  const { projectId, projectPath, packId, packVersion, registeredAt } = data
  const promised = { projectId, projectPath, packId, packVersion, registeredAt }
  const appeal = {
    ...known,
    customerId: known.customerId ?? data.customerId,
    registration: { kind, category, channel, grade, impact, ...promised },
  }
  await saveAppeal(work, appeal)
  await keepClocks(work, appeal)
})
