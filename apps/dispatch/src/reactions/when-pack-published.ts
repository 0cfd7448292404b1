import { packPublished } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { validatePack } from '@shouwen/procedure/validate-pack'
import { lockWaiting } from '../store/appeals'
import { holdOrganisation } from '../store/handing-over'
import { packTable } from '../store/work-tables'
import { handOver } from '../use-cases/hand-over'

export const whenPackPublished = when(packPublished, async ({ data }, work) => {
  const { packId, version } = data
  await holdOrganisation(work)
  const body = validatePack(data.pack)
  await work.manager.upsert(packTable, { groupId: work.groupId, packId, version, body }, [
    'groupId',
    'packId',
    'version',
  ])
  for (const appeal of await lockWaiting(work, { packId, version })) await handOver(work, appeal)
})
