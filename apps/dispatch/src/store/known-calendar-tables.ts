import { date, id, whole } from '@shouwen/transactions/columns'
import type { SetCalendar } from '@shouwen/calendar/calendar-versions'
import { EntitySchema } from 'typeorm'

/** A version of a project's own calendar, as sla told of it. */
export interface KnownCalendar extends SetCalendar {
  readonly groupId: string
  readonly projectId: string
}

export const knownCalendarTable = new EntitySchema<KnownCalendar>({
  name: 'known_calendar',
  tableName: 'known_calendars',
  columns: {
    projectId: { name: 'project_id', ...id, primary: true },
    version: { ...whole, primary: true },
    groupId: { name: 'group_id', ...id },
    effectiveFrom: { name: 'effective_from', ...date },
    hours: { type: 'jsonb' },
    closed: { type: 'jsonb' },
    worked: { type: 'jsonb' },
  },
})
