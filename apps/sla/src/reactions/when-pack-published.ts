import { packPublished, packPublishedV1, type PublishedPack } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { validatePack } from '@shouwen/procedure/validate-pack'
import type { Work } from '@shouwen/transactions/work'
import { lockArrivals } from '../store/known'
import { packTable } from '../store/tables'
import { resumeWaiting } from '../use-cases/resume-waiting'

/** C0.1: versions never change, so one that is told again is passed over. */
async function keepPack(work: Work, { packId, version, pack }: PublishedPack): Promise<void> {
  const body = validatePack(pack)
  await lockArrivals(work, 'arriving')
  await work.manager
    .createQueryBuilder()
    .insert()
    .into(packTable)
    .values({ groupId: work.groupId, packId, version, body })
    .orIgnore()
    .execute()
  await resumeWaiting(work)
}

export const whenPackPublished = when(packPublished, ({ data }, work) => keepPack(work, data))

/** Published when a procedure could hold for a whole group alone. */
export const whenPackPublishedV1 = when(packPublishedV1, ({ data }, work) =>
  keepPack(work, { ...data, scope: null }),
)
