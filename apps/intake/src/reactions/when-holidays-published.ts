import { holidaysPublished } from '@shouwen/events/sla'
import { when } from '@shouwen/messaging/reaction'
import { knownHolidaysTable } from '../store/known-calendar-tables'

/** M3.4: follow-ups go by the notices that the group has published. Notices never change. */
export const whenHolidaysPublished = when(holidaysPublished, async ({ data }, work) => {
  await work.manager
    .createQueryBuilder()
    .insert()
    .into(knownHolidaysTable)
    .values({ ...data, groupId: work.groupId })
    .orIgnore()
    .execute()
})
