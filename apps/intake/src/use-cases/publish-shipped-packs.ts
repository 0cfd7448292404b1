import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import type { Work } from '@shouwen/transactions/work'
import type { PackVersion } from '../domain/pack-version'
import { packTable } from '../store/tables'
import { recordPublished } from './publish-procedure'

/** C0.1: a new group starts with the procedures that come with the product. A second time changes nothing. */
export async function publishShippedPacks(work: Work): Promise<void> {
  for (const pack of Object.values(shippedPacks)) {
    const published: PackVersion = {
      groupId: work.groupId,
      packId: pack.id,
      version: pack.version,
      projectKind: pack.projectKind,
      scope: null,
      effectiveFrom: work.now,
      publishedBy: null,
      body: pack,
    }
    const { groupId, packId, version } = published
    if (await work.manager.existsBy(packTable, { groupId, packId, version })) continue
    await work.manager.insert(packTable, published)
    recordPublished(work, published)
  }
}
