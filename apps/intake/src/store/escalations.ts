import type { Work } from '@shouwen/transactions/work'
import type { Escalation } from '../domain/escalation'
import { escalationTable } from './tables'

/** Writes an escalation that the house made, unless it has been written already; whether it was written now. */
export async function insertEscalationOnce({ manager }: Work, escalation: Escalation): Promise<boolean> {
  const { raw } = await manager
    .createQueryBuilder()
    .insert()
    .into(escalationTable)
    .values(escalation)
    .orIgnore()
    .returning('id')
    .execute()
  return (raw as unknown[]).length > 0
}
