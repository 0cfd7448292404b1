import { date, id, whole } from '@shouwen/transactions/columns'
import type { PublishedNotice, SetCalendar } from '@shouwen/calendar/calendar-versions'
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

/** A notice of holidays that the group goes by, as sla told of it. */
export interface KnownHolidays extends PublishedNotice {
  readonly groupId: string
}

export const knownHolidaysTable = new EntitySchema<KnownHolidays>({
  name: 'known_holiday_notice',
  tableName: 'known_holidays',
  columns: {
    groupId: { name: 'group_id', ...id, primary: true },
    version: { ...whole, primary: true },
    year: whole,
    holidays: { type: 'jsonb' },
    makeUpWorkdays: { name: 'make_up_workdays', type: 'jsonb' },
  },
})
