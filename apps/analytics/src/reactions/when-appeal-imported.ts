import { appealImported, appealImportedV1 } from '@shouwen/events/intake'
import type { DataOf } from '@shouwen/events/fact'
import { when } from '@shouwen/messaging/reaction'
import type { Work } from '@shouwen/transactions/work'
import { tellOfAppeal } from '../store/appeal-facts'

/** History is archived from the start. */
export const whenAppealImported = when(appealImported, ({ data, time }, work) => keep(work, data, time))

export const whenAppealImportedV1 = when(appealImportedV1, ({ data, time }, work) => keep(work, data, time))

async function keep(work: Work, data: DataOf<typeof appealImportedV1>, time: string): Promise<void> {
  const { projectId, projectPath, kind, channel, source, sourceNature, sourceChannel, receivedAt } = data
  await tellOfAppeal(work, data.appealId, data.version, {
    status: 'archived',
    archivedAt: time,
    projectId,
    projectPath,
    origin: 'imported',
    kind,
    channel,
    source,
    sourceNature,
    sourceChannel,
    receivedAt,
  })
}
