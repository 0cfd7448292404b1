import { staffDismissed } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'

/** P4.1: who has left can take over nothing; what they answer for, the director hands over. */
export const whenStaffDismissed = when(staffDismissed, async ({ data }, work) => {
  await work.manager.query(
    `insert into known_staff (staff_id, group_id, dismissed) values ($1, $2, true)
     on conflict (staff_id) do update set dismissed = excluded.dismissed`,
    [data.staffId, work.groupId],
  )
})
