import { calendarSet } from '@shouwen/events/sla'
import { when } from '@shouwen/messaging/reaction'
import { knownCalendarTable } from '../store/known-calendar-tables'

/** M3.4: follow-ups go by the project's own hours, closed and worked days. Versions never change. */
export const whenCalendarSet = when(calendarSet, async ({ data }, work) => {
  await work.manager
    .createQueryBuilder()
    .insert()
    .into(knownCalendarTable)
    .values({ ...data, groupId: work.groupId })
    .orIgnore()
    .execute()
})
