import { appealRegistered } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { keepRegistration } from '../store/appeals'
import { holdOrganisation } from '../store/handing-over'
import { handOver } from '../use-cases/hand-over'

export const whenAppealRegistered = when(appealRegistered, async ({ data }, work) => {
  await holdOrganisation(work)
  const { projectId, projectPath, kind, category, grade, customerId, packId, packVersion, version } = data
  const told = { projectId, projectPath, kind, category, grade, customerId, packId, packVersion, version }
  const { unitId, firstContactId } = data
  const receivedAt = new Date(data.receivedAt)
  const appeal = await keepRegistration(work, {
    id: data.appealId,
    ...told,
    unitId,
    firstContactId,
    receivedAt,
  })
  if (appeal !== null) await handOver(work, appeal)
})
