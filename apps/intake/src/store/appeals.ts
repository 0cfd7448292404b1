import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Work } from '@shouwen/transactions/work'
import type { Appeal } from '../domain/appeal'
import { appealTable } from './tables'

/** The appeal, locked until the transaction ends. Refuses with NOT_FOUND. */
export async function lockAppeal(work: Pick<Work, 'manager'>, id: string): Promise<Appeal> {
  const appeal = await work.manager.findOne(appealTable, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  })
  if (appeal === null) throw new Refusal('NOT_FOUND', { what: 'appeal', id })
  return appeal
}

/** Writes what has changed of an appeal that this transaction has locked: an unchanged column touches no index. */
export async function saveAppeal(work: Pick<Work, 'manager'>, before: Appeal, after: Appeal): Promise<void> {
  const changed = Object.entries(after).filter(([field, value]) => value !== before[field as keyof Appeal])
  await work.manager.update(appealTable, { id: before.id }, Object.fromEntries(changed))
}
