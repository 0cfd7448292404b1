import { packPublished } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { validatePack } from '@shouwen/procedure/validate-pack'
import { careTable } from '../store/tables'

/** Keeps what the procedure says of care, of every version: a round is made under the one in force. */
export const whenPackPublished = when(packPublished, async ({ data }, work) => {
  const { packId, version, projectKind, scope = null } = data
  const effectiveFrom = new Date(data.effectiveFrom)
  const { care } = validatePack(data.pack)
  const known = { groupId: work.groupId, packId, version, projectKind, scope, effectiveFrom, care }
  await work.manager.upsert(careTable, known, ['groupId', 'packId', 'version'])
})
