import { appealRegistered } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'

/** Where an appeal is about: whoever takes it sees at once that an elder lives there. */
export const whenAppealRegistered = when(appealRegistered, async ({ data }, work) => {
  if (data.unitId === null) return
  await work.manager.query(
    `insert into appeal_units (appeal_id, group_id, unit_id) values ($1, $2, $3) on conflict do nothing`,
    [data.appealId, work.groupId, data.unitId],
  )
})
