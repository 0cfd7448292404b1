import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Work } from '@shouwen/transactions/work'
import type { Appeal } from '../domain/appeal'
import { appealTable } from './tables'

/** The appeal, locked until the transaction ends. Refuses with NOT_FOUND. */
export async function lockAppeal(work: Work, id: string): Promise<Appeal> {
  const appeal = await work.manager.findOne(appealTable, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  })
  if (appeal === null) throw new Refusal('NOT_FOUND', { what: 'appeal', id })
  return appeal
}

/** Writes a changed appeal that this transaction has locked. */
export async function saveAppeal(work: Work, appeal: Appeal): Promise<void> {
  await work.manager.update(appealTable, { id: appeal.id }, appeal)
}
