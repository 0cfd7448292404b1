import { appealRegistered } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { tellOfAppeal } from '../store/appeal-facts'

export const whenAppealRegistered = when(appealRegistered, async ({ data }, work) => {
  const { projectId, projectPath, kind, channel, category, receivedAt, customerId } = data
  await tellOfAppeal(work, data.appealId, data.version, {
    customerId,
    status: 'registered',
    projectId,
    projectPath,
    origin: 'registered',
    kind,
    channel,
    category,
    receivedAt,
  })
})
