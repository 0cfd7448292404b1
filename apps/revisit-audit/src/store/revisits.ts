import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Revisit } from '../domain/revisit'
import { revisitTable } from './tables'

/** The revisit, locked. Refuses with NOT_FOUND. */
export async function lockRevisit({ manager }: Work, id: string): Promise<Revisit> {
  const revisit = await manager.findOne(revisitTable, { where: { id }, lock: { mode: 'pessimistic_write' } })
  if (revisit === null) throw new Refusal('NOT_FOUND', { what: 'revisit', id })
  return revisit
}
