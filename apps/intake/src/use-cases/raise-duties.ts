import { feedbackOwed } from '@shouwen/events/intake'
import type { Job } from '@shouwen/messaging/job'
import type { Store } from '@shouwen/transactions/store'
import type { JobWork } from '@shouwen/transactions/work'
import { endOfDayAt, type EndOfDay } from '../domain/end-of-day'
import { raiseDuties } from '../store/daily-duties'
import { packsFollowed } from '../store/packs'
import { projectTable, type KnownProject } from '../store/tables'

/** Duties of one transaction at the most. */
const BATCH = 500

/**
 * P5.2.3, M4.7.2: at the end of each project's day every open appeal is raised of which its customer has heard nothing
 * today, once. Returns whether there may be more.
 */
export async function raiseDailyDuties(store: Store): Promise<boolean> {
  let more = false
  for (const { project, ended } of await store.asJob(endedDays)) {
    const raised = await store.asJob((work) => raiseAt(work, project, ended))
    more ||= raised === BATCH
  }
  return more
}

interface EndedDay {
  readonly project: KnownProject
  readonly ended: EndOfDay
}

/** The projects whose day has ended, by the procedure of each. One whose procedure is on its way waits. */
async function endedDays({ manager, now }: JobWork): Promise<EndedDay[]> {
  const projects = await manager.find(projectTable)
  const packs = await packsFollowed(manager, projects, now)
  return projects.flatMap((project) => {
    const pack = packs.get(project.projectId)
    const ended = pack === undefined ? null : endOfDayAt(pack, project.timeZone, now)
    return ended === null ? [] : [{ project, ended }]
  })
}

async function raiseAt(
  work: JobWork,
  { groupId, projectId }: KnownProject,
  ended: EndOfDay,
): Promise<number> {
  const owed = await raiseDuties(work, { groupId, projectId }, ended, BATCH)
  for (const { appealId, projectPath, packId, packVersion } of owed) {
    work.record(groupId, feedbackOwed, {
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
