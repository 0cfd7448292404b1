import { packPublished, packPublishedV1, type PublishedPack } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { validatePack } from '@shouwen/procedure/validate-pack'
import type { Work } from '@shouwen/transactions/work'
import { careTable } from '../store/tables'

/** Keeps what the procedure says of care, of every version: a round is made under the one in force. */
async function keepCare(work: Work, data: PublishedPack): Promise<void> {
  const { packId, version, projectKind, scope } = data
  const effectiveFrom = new Date(data.effectiveFrom)
  const { care } = validatePack(data.pack)
  const known = { groupId: work.groupId, packId, version, projectKind, scope, effectiveFrom, care }
  await work.manager.upsert(careTable, known, ['groupId', 'packId', 'version'])
}

export const whenPackPublished = when(packPublished, ({ data }, work) => keepCare(work, data))

/** Published when a procedure could hold for a whole group alone. */
export const whenPackPublishedV1 = when(packPublishedV1, ({ data }, work) =>
  keepCare(work, { ...data, scope: null }),
)
