import { packPublished, packPublishedV1, type PublishedPack } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { validatePack } from '@shouwen/procedure/validate-pack'
import type { Work } from '@shouwen/transactions/work'
import { lockWaiting } from '../store/appeals'
import { holdOrganisation } from '../store/handing-over'
import { packTable } from '../store/work-tables'
import { handOver } from '../use-cases/hand-over'

async function keepPack(work: Work, { packId, version, pack }: PublishedPack): Promise<void> {
  await holdOrganisation(work)
  const body = validatePack(pack)
  await work.manager.upsert(packTable, { groupId: work.groupId, packId, version, body }, [
    'groupId',
    'packId',
    'version',
  ])
  for (const appeal of await lockWaiting(work, { packId, version })) await handOver(work, appeal)
}

export const whenPackPublished = when(packPublished, ({ data }, work) => keepPack(work, data))

/** Published when a procedure could hold for a whole group alone. */
export const whenPackPublishedV1 = when(packPublishedV1, ({ data }, work) =>
  keepPack(work, { ...data, scope: null }),
)
