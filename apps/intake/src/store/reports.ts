import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { ComplaintReport } from '../domain/complaint-report'
import { reportTable } from './tables'

/** The report, locked. Refuses with NOT_FOUND. */
export async function lockReport({ manager }: Work, id: string): Promise<ComplaintReport> {
  const report = await manager.findOne(reportTable, { where: { id }, lock: { mode: 'pessimistic_write' } })
  if (report === null) throw new Refusal('NOT_FOUND', { what: 'report', id })
  return report
}
