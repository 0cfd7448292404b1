import { packPublished, packPublishedV1, type PublishedPack } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { validatePack } from '@shouwen/procedure/validate-pack'
import type { Work } from '@shouwen/transactions/work'
import { openRevisits } from '../use-cases/open-revisits'

/** A version of a pack never changes, so the first telling stands. */
async function keepPack(work: Work, published: PublishedPack): Promise<void> {
  const { packId, version, projectKind, scope, effectiveFrom, pack } = published
  await work.manager.query(
    `insert into packs (group_id, pack_id, version, project_kind, scope, effective_from, body)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [work.groupId, packId, version, projectKind, scope, effectiveFrom, JSON.stringify(validatePack(pack))],
  )
  await openRevisits(work, { packId, packVersion: version })
}

export const whenPackPublished = when(packPublished, ({ data }, work) => keepPack(work, data))

/** Published when a procedure could hold for a whole group alone. */
export const whenPackPublishedV1 = when(packPublishedV1, ({ data }, work) =>
  keepPack(work, { ...data, scope: null }),
)
