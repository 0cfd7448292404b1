import { unitsRegistered } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'

export const whenUnitsRegistered = when(unitsRegistered, async ({ data }, work) => {
  await work.manager.query(
    `insert into known_units (unit_id, group_id, project_id)
     select id, $2, $3 from unnest($1::uuid[]) as id
     on conflict (unit_id) do update set project_id = excluded.project_id`,
    [data.units.map((unit) => unit.unitId), work.groupId, data.projectId],
  )
})
