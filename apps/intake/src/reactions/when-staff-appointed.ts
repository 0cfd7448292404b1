import { staffAppointed } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'

/** P4.1: to whom the duty of the first contact may be handed over. */
export const whenStaffAppointed = when(staffAppointed, async ({ data }, work) => {
  await work.manager.query(
    `insert into known_staff (staff_id, group_id, dismissed) values ($1, $2, false)
     on conflict (staff_id) do update set dismissed = excluded.dismissed`,
    [data.staffId, work.groupId],
  )
})
