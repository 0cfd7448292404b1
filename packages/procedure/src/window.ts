import { z } from 'zod'
import {
  addCalendarDays,
  addWallClock,
  addWorkingDays,
  addWorkingDaysAtTime,
  addWorkingTime,
  endOfSameDay,
  type DueTime,
} from '@shouwen/calendar/due-time'
import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'

const upTo = (max: number) => z.int().min(1).max(max)

/**
 * How long a clock runs: exactly one unit, positive, at most a year. Minutes and hours are wall-clock time, those of
 * `workingHours` are business hours.
 */
export const windowSchema = z.union([
  z.strictObject({ minutes: upTo(366 * 24 * 60) }),
  z.strictObject({ hours: upTo(366 * 24) }),
  z.strictObject({ days: upTo(366) }),
  z.strictObject({
    workingDays: upTo(262),
    /** Due at the time of day at which it started, instead of at the close of business. */
    atTheSameTime: z.literal(true).optional(),
  }),
  z.strictObject({ workingHours: upTo(262 * 24) }),
  z.strictObject({
    sameDay: z.literal(true),
    /** `HH:mm`: due then instead of at the day's end, for what comes in before. */
    cutOff: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:mm')
      .optional(),
  }),
])

export type Window = z.output<typeof windowSchema>

/** When a clock with this window is due if it starts at an instant, in the project's calendar. */
export function dueAt(window: Window, start: Date, calendar: ProjectCalendar): DueTime {
  if ('minutes' in window || 'hours' in window) return addWallClock(start, window)
  if ('days' in window) return addCalendarDays(start, window.days, calendar)
  if ('workingDays' in window) {
    const { workingDays, atTheSameTime = false } = window
    return atTheSameTime
      ? addWorkingDaysAtTime(start, workingDays, calendar)
      : addWorkingDays(start, workingDays, calendar)
  }
  if ('workingHours' in window) return addWorkingTime(start, window.workingHours * 60, calendar)
  return endOfSameDay(start, calendar, window.cutOff)
}
