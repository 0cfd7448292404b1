import type { JobWork, Work } from '@shouwen/transactions/work'
import { IsNull, LessThanOrEqual } from 'typeorm'
import type { Attachment } from '../domain/attachment'
import { attachmentTable } from './attachment-table'

/** An upload, locked: it is put beside one appeal, or tidied away. */
export function lockUpload({ manager }: Work, id: string): Promise<Attachment | null> {
  return manager.findOne(attachmentTable, { where: { id }, lock: { mode: 'pessimistic_write' } })
}

/** How many attachments an appeal has; that changes under its lock. */
export function countAttachments({ manager }: Work, appealId: string): Promise<number> {
  return manager.countBy(attachmentTable, { appealId })
}

/** Whether a work order is known to be for an appeal. */
export async function isWorkOf({ manager }: Work, appealId: string, workOrderId: string): Promise<boolean> {
  const found: unknown[] = await manager.query(
    `select 1 from known_work_orders where work_order_id = $1 and appeal_id = $2`,
    [workOrderId, appealId],
  )
  return found.length > 0
}

/** Uploads that were made so long ago and are beside no appeal, locked; none that somebody else is about to use. */
export function lockUploadsMadeBy({ manager }: JobWork, at: Date, limit: number): Promise<Attachment[]> {
  return manager.find(attachmentTable, {
    where: { appealId: IsNull(), uploadedAt: LessThanOrEqual(at) },
    order: { uploadedAt: 'ASC' },
    take: limit,
    lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
  })
}
