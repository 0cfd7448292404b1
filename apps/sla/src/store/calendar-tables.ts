import { date, id, instant, optionalId, optionalInstant, text, whole } from '@shouwen/transactions/columns'
import { EntitySchema } from 'typeorm'
import type { CalendarMove } from '../domain/calendar-move'
import type { CalendarVersion } from '../domain/calendar-version'
import type { NoticeVersion } from '../domain/notice-version'

export const calendarTable = new EntitySchema<CalendarVersion>({
  name: 'project_calendar',
  tableName: 'project_calendars',
  columns: {
    projectId: { name: 'project_id', ...id, primary: true },
    version: { ...whole, primary: true },
    groupId: { name: 'group_id', ...id },
    effectiveFrom: { name: 'effective_from', ...date },
    hours: { type: 'jsonb' },
    closed: { type: 'jsonb' },
    worked: { type: 'jsonb' },
    setBy: { name: 'set_by', ...text },
    setAt: { name: 'set_at', ...instant },
  },
})

export const noticeTable = new EntitySchema<NoticeVersion>({
  name: 'holiday_notice',
  tableName: 'holiday_notices',
  columns: {
    groupId: { name: 'group_id', ...id, primary: true },
    version: { ...whole, primary: true },
    year: whole,
    holidays: { type: 'jsonb' },
    makeUpWorkdays: { name: 'make_up_workdays', type: 'jsonb' },
    publishedBy: { name: 'published_by', ...text },
    publishedAt: { name: 'published_at', ...instant },
  },
})

export const moveTable = new EntitySchema<CalendarMove>({
  name: 'calendar_move',
  tableName: 'calendar_moves',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    why: text,
    projectId: { name: 'project_id', ...optionalId },
    version: whole,
    correlationId: { name: 'correlation_id', ...text },
    moved: whole,
    leasedUntil: { name: 'leased_until', ...optionalInstant },
    endedAt: { name: 'ended_at', ...optionalInstant },
  },
})
