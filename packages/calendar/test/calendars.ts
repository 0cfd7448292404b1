import type { DayTable } from '../src/day-table'
import { projectCalendar, type CalendarInput, type ProjectCalendar } from '../src/project-calendar'

/** A Chinese project, open from 9 to 18, unless told otherwise. */
export function aCalendar(changes: Partial<CalendarInput> = {}): ProjectCalendar {
  return projectCalendar({
    timeZone: 'Asia/Shanghai',
    hours: [{ opens: '09:00', closes: '18:00' }],
    ...changes,
  })
}

/** A table that knows a long time and no holidays. */
export const noHolidays: DayTable = {
  version: 'none',
  knownFrom: '2000-01-01',
  knownUntil: '2099-12-31',
  holidays: [],
  makeUpWorkdays: [],
}

/** A moment on the wall clock in China, `YYYY-MM-DDTHH:mm`. */
export const inChina = (local: string) => new Date(`${local}:00+08:00`)
