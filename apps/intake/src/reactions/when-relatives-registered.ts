import { relativesRegistered } from '@shouwen/events/elderly-care'
import { when } from '@shouwen/messaging/reaction'

/** P5.6.6.5: whom a call can be recorded to, by their ids; names and telephones stay with elderly-care. */
export const whenRelativesRegistered = when(relativesRegistered, async ({ data }, work) => {
  await work.manager.query(
    `insert into known_relatives (relative_id, group_id, elder_id)
     select relative_id, $2, $3 from unnest($1::uuid[]) as relative_id on conflict (relative_id) do nothing`,
    [data.relativeIds, work.groupId, data.elderId],
  )
})
