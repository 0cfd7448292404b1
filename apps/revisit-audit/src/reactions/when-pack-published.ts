import { packPublished } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { validatePack } from '@shouwen/procedure/validate-pack'
import { openRevisits } from '../use-cases/open-revisits'

/** A version of a pack never changes, so the first telling stands. */
export const whenPackPublished = when(packPublished, async ({ data }, work) => {
  const { packId, version, projectKind, scope = null, effectiveFrom } = data
  await work.manager.query(
    `insert into packs (group_id, pack_id, version, project_kind, scope, effective_from, body)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      work.groupId,
      packId,
      version,
      projectKind,
      scope,
      effectiveFrom,
      JSON.stringify(validatePack(data.pack)),
    ],
  )
  await openRevisits(work, { packId, packVersion: version })
})
