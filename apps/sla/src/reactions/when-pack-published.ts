import { packPublished } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { validatePack } from '@shouwen/procedure/validate-pack'
import { lockArrivals } from '../store/known'
import { packTable } from '../store/tables'
import { resumeWaiting } from '../use-cases/resume-waiting'

/** C0.1: versions never change, so one that is told again is passed over. */
export const whenPackPublished = when(packPublished, async ({ data }, work) => {
  const { packId, version } = data
  const body = validatePack(data.pack)
  await lockArrivals(work, 'arriving')
  await work.manager
    .createQueryBuilder()
    .insert()
    .into(packTable)
    .values({ groupId: work.groupId, packId, version, body })
    .orIgnore()
    .execute()
  await resumeWaiting(work)
})
