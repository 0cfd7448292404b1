import { projectOpened } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import { projectTable } from '../store/tables'

export const whenProjectOpened = when(projectOpened, async ({ data }, work) => {
  const { projectId, path, code, kind, timeZone, opens, closes } = data
  const project = { projectId, groupId: work.groupId, path, code, kind, timeZone, opens, closes }
  await work.manager.upsert(projectTable, project, ['projectId'])
})
