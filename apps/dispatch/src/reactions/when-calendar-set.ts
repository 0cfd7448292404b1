import { calendarSet } from '@shouwen/events/sla'
import { when } from '@shouwen/messaging/reaction'
import { knownCalendarTable } from '../store/known-calendar-tables'

/** M3.4: business hours are those that the project sets, and none on its closed days. Versions never change. */
export const whenCalendarSet = when(calendarSet, async ({ data }, work) => {
  await work.manager
    .createQueryBuilder()
    .insert()
    .into(knownCalendarTable)
    .values({ ...data, groupId: work.groupId })
    .orIgnore()
    .execute()
})
