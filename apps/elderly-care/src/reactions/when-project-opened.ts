import { projectOpened } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import { projectTable } from '../store/tables'

export const whenProjectOpened = when(projectOpened, async ({ data }, work) => {
  const { projectId, path, kind, timeZone } = data
  await work.manager.upsert(projectTable, { projectId, groupId: work.groupId, path, kind, timeZone }, [
    'projectId',
  ])
})
