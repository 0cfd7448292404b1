import { groupedBy } from '@shouwen/subgraph/context'
import { In, Not, IsNull, type EntityManager } from 'typeorm'
import type { Attachment } from '../domain/attachment'
import { attachmentTable } from './attachment-table'

/** What is beside appeals, oldest first; of one, no more than an appeal may have. */
export async function attachmentsOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, Attachment[]>> {
  const rows = await manager.find(attachmentTable, {
    where: { appealId: In([...appealIds]) },
    order: { attachedAt: 'ASC', id: 'ASC' },
  })
  return groupedBy(rows, ({ appealId }) => appealId ?? '')
}

/** What shows the work of orders, oldest first. */
export async function attachmentsOfWork(
  manager: EntityManager,
  workOrderIds: readonly string[],
): Promise<Map<string, Attachment[]>> {
  const rows = await manager.find(attachmentTable, {
    where: { workOrderId: In([...workOrderIds]) },
    order: { attachedAt: 'ASC', id: 'ASC' },
  })
  return groupedBy(rows, ({ workOrderId }) => workOrderId ?? '')
}

/** How many uploads of somebody are beside no appeal, and not tidied away yet. */
export function countWaiting(manager: EntityManager, uploadedBy: string): Promise<number> {
  return manager.countBy(attachmentTable, { uploadedBy, appealId: IsNull() })
}

/** Attachments of appeals by their ids; an upload that is beside none is not among them. */
export async function attachmentsById(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, Attachment>> {
  const rows = await manager.findBy(attachmentTable, { id: In([...ids]), appealId: Not(IsNull()) })
  return new Map(rows.map((row) => [row.id, row]))
}
