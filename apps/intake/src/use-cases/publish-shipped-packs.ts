import { packPublished } from '@shouwen/events/intake'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import type { Work } from '@shouwen/transactions/work'
import { packTable } from '../store/tables'

/** C0.1: a new group starts with the procedures that come with the product. A second time changes nothing. */
export async function publishShippedPacks(work: Work): Promise<void> {
  for (const pack of Object.values(shippedPacks)) {
    const published = { groupId: work.groupId, packId: pack.id, version: pack.version }
    if (await work.manager.existsBy(packTable, published)) continue
    await work.manager.insert(packTable, {
      ...published,
      projectKind: pack.projectKind,
      effectiveFrom: work.now,
      body: pack,
    })
    work.record(packPublished, {
      subject: `pack/${pack.id}`,
      clauses: ['C0.1'],
      pack,
      data: {
        packId: pack.id,
        version: pack.version,
        projectKind: pack.projectKind,
        effectiveFrom: work.now.toISOString(),
        pack,
      },
    })
  }
}
