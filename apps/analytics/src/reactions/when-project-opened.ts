import { projectOpened } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'

export const whenProjectOpened = when(projectOpened, async ({ data, time }, work) => {
  await work.manager.query(
    `insert into known_projects (project_id, group_id, time_zone, told_at) values ($1, $2, $3, $4)
     on conflict (project_id) do update set time_zone = excluded.time_zone, told_at = excluded.told_at
       where known_projects.told_at <= excluded.told_at`,
    [data.projectId, work.groupId, data.timeZone, time],
  )
})
