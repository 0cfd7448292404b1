import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Work } from '@shouwen/transactions/work'
import type { Appeal } from '../domain/appeal'
import type { ProgressReport } from '../domain/progress'
import { progressTable } from './tables'

/** A report of this very appeal. Refuses with NOT_FOUND. */
export async function progressOf(work: Work, appeal: Appeal, progressId: string): Promise<ProgressReport> {
  const report = await work.manager.findOneBy(progressTable, { id: progressId, appealId: appeal.id })
  if (report === null) throw new Refusal('NOT_FOUND', { what: 'progress report', id: progressId })
  return report
}
