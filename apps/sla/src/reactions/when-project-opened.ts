import { projectCalendar } from '@shouwen/calendar/project-calendar'
import { projectOpened } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import { lockArrivals } from '../store/known'
import { projectTable } from '../store/tables'
import { resumeWaiting } from '../use-cases/resume-waiting'

/** A project's hours may change; clocks that have begun keep the due times that were promised. */
export const whenProjectOpened = when(projectOpened, async ({ data }, work) => {
  const { projectId, path, timeZone, opens, closes } = data
  /** Refuses here what would fail with every appeal of the project later. */
  projectCalendar({ timeZone, hours: [{ opens, closes }] })
  await lockArrivals(work, 'arriving')
  const project = { projectId, groupId: work.groupId, path, timeZone, opens, closes }
  await work.manager.upsert(projectTable, project, ['projectId'])
  await resumeWaiting(work)
})
