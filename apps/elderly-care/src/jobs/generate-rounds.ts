import { localDay } from '@shouwen/calendar/local-time'
import type { Job } from '@shouwen/messaging/job'
import type { Store } from '@shouwen/transactions/store'
import { isRoundTime } from '../domain/round-hour'
import { hasRound, projectsWithElders } from '../store/rounds'
import type { KnownProject } from '../store/tables'
import { makeRound } from '../use-cases/make-round'

const HOUR_MS = 3_600_000

/** The projects whose day has come far enough and has no round yet. */
function projectsWithoutRound(store: Store): Promise<KnownProject[]> {
  return store.asJob(async (work) => {
    const missing: KnownProject[] = []
    for (const project of await projectsWithElders(work)) {
      const { projectId, timeZone } = project
      if (!isRoundTime(work.now, timeZone)) continue
      if (!(await hasRound(work, projectId, localDay(work.now, timeZone)))) missing.push(project)
    }
    return missing
  })
}

/** P5.6.7.3: nobody has to remember the round. One project's fault does not take the others' round from them. */
export const generateRounds: Job = {
  name: 'generate-rounds',
  everyMs: HOUR_MS,
  async run(store) {
    const faults: unknown[] = []
    for (const project of await projectsWithoutRound(store)) {
      await store
        .inTenant(project.groupId, (work) => makeRound(work, project))
        .catch((fault: unknown) => faults.push(fault))
    }
    if (faults.length > 0) throw new AggregateError(faults, 'rounds could not be made up')
    return false
  },
}
