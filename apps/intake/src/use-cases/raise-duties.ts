import { feedbackOwed } from '@shouwen/events/intake'
import type { Job } from '@shouwen/messaging/job'
import type { Store } from '@shouwen/transactions/store'
import type { JobWork } from '@shouwen/transactions/work'
import { endOfDayAt } from '../domain/end-of-day'
import { raiseDuties } from '../store/daily-duties'
import { packInForce } from '../store/packs'
import { projectTable, type KnownProject } from '../store/tables'

/** Duties of one transaction at the most. */
const BATCH = 500

/**
 * P5.2.3, M4.7.2: at the end of each project's day every open appeal is raised of which its customer has heard nothing
 * today, once. Returns whether there may be more.
 */
export async function raiseDailyDuties(store: Store): Promise<boolean> {
  const projects = await store.asJob(({ manager }) => manager.find(projectTable))
  let more = false
  for (const project of projects) {
    const raised = await store.asJob((work) => raiseAt(work, project))
    more ||= raised === BATCH
  }
  return more
}

async function raiseAt(work: JobWork, project: KnownProject): Promise<number> {
  const { manager, now, record } = work
  const pack = await packInForce(manager, project, now)
  const ended = endOfDayAt(pack, project.timeZone, now)
  if (ended === null) return 0
  const owed = await raiseDuties(work, project, ended, BATCH)
  for (const { appealId, projectPath, packId, packVersion } of owed) {
    record(project.groupId, feedbackOwed, {
      subject: `appeal/${appealId}`,
      appealId,
      projectPath,
      clauses: [ended.clause],
      pack: { id: packId, version: packVersion },
      data: { appealId, day: ended.day },
    })
  }
  return owed.length
}

export const raisingDuties: Job = { name: 'raise-duties', everyMs: 60_000, run: raiseDailyDuties }
