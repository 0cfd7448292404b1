import { appealImported } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { tellOfAppeal } from '../store/appeal-facts'

/** History is archived from the start. */
export const whenAppealImported = when(appealImported, async ({ data, time }, work) => {
  const { projectId, projectPath, kind, channel, source, sourceNature, sourceChannel, receivedAt } = data
  await tellOfAppeal(
    work,
    data.appealId,
    data.version,
    { status: 'archived', archivedAt: time },
    {
      projectId,
      projectPath,
      origin: 'imported',
      kind,
      channel,
      source,
      sourceNature,
      sourceChannel,
      receivedAt,
    },
  )
})
