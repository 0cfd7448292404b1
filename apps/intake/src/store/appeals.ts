import { written, type Together } from '@shouwen/transactions/asked-together'
import { changeRows, rowsOf, writeRows } from '@shouwen/transactions/table-rows'
import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { In } from 'typeorm'
import type { Appeal } from '../domain/appeal'
import { appealTable } from './tables'

const appealRows = rowsOf(appealTable, 'is refused')

/** Writes a new appeal down. */
export function insertAppeal({ manager }: Work, appeal: Appeal): Promise<void> {
  return writeRows(manager, appealRows, [appeal])
}

/** The appeal, locked until the transaction ends. Refuses with NOT_FOUND. */
export async function lockAppeal(work: Pick<Work, 'manager'>, id: string): Promise<Appeal> {
  const appeal = await work.manager.findOne(appealTable, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  })
  if (appeal === null) throw new Refusal('NOT_FOUND', { what: 'appeal', id })
  return appeal
}

/** The same, as a batch of reactions asks for many. */
export function lockWithOthers({ together }: Work, id: string): Promise<Appeal> {
  return together(lockAppeals, id)
}

const lockAppeals: Together<string, Appeal> = async ({ manager }, ids) => {
  const appeals = await manager.find(appealTable, {
    where: { id: In([...ids]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  })
  return ids.map(
    (id) => appeals.find((appeal) => appeal.id === id) ?? new Refusal('NOT_FOUND', { what: 'appeal', id }),
  )
}

/** Writes what has changed of an appeal that this transaction has locked: an unchanged column touches no index. */
export function saveAppeal(work: Pick<Work, 'manager'>, before: Appeal, after: Appeal): Promise<void> {
  return changeRows(work.manager, appealTable, [changeOf(before, after)])
}

/** The same, as a batch of reactions writes many. */
export function saveWithOthers({ together }: Work, before: Appeal, after: Appeal): Promise<void> {
  return together(saveAppeals, changeOf(before, after))
}

type Change = Pick<Appeal, 'id'> & Partial<Appeal>

const saveAppeals = written<Change>(({ manager }, changes) => changeRows(manager, appealTable, changes))

function changeOf(before: Appeal, after: Appeal): Change {
  const changed = Object.entries(after).filter(([field, value]) => value !== before[field as keyof Appeal])
  return { id: before.id, ...Object.fromEntries(changed) }
}
