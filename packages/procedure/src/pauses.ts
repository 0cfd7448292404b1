import { endOfSameDay } from '@shouwen/calendar/due-time'
import { toLocal } from '@shouwen/calendar/local-time'
import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { touchesUnknownDays } from '@shouwen/calendar/working-days'
import { afterWorkingTime, workingSecondsBetween } from '@shouwen/calendar/working-time'
import type { Window } from './window'

/** When something is due. */
export interface Dues {
  readonly dueAt: Date
  /** True when a day was counted for which no notice is published yet. */
  readonly provisional: boolean
}

/**
 * When something with this window is due after it stood still, `from` being no later than its due time. What was left as that
 * began is left as it ends: wall-clock time of hours and calendar days, working time of working days and hours; "the same day" is
 * the day on which it goes on.
 * @param to the moment from which its time counts again.
 */
export function dueAfterPause(
  window: Window,
  dues: Dues,
  { from, to }: { readonly from: Date; readonly to: Date },
  calendar: ProjectCalendar,
): Dues {
  const later = continued(window, dues.dueAt, from, to, calendar)
  return {
    dueAt: later.dueAt,
    provisional: dues.provisional || later.provisional,
  }
}

function continued(
  window: Window,
  dueAt: Date,
  from: Date,
  to: Date,
  calendar: ProjectCalendar,
): { dueAt: Date; provisional: boolean } {
  if ('sameDay' in window) return endOfSameDay(to, calendar, window.cutOff)
  if ('workingDays' in window || 'workingHours' in window) {
    const left = Math.round(workingSecondsBetween(from, dueAt, calendar).seconds * 1_000)
    if (left === 0) return { dueAt: to, provisional: false }
    const due = afterWorkingTime(to, left, calendar)
    const [first, last] = [to, due].map((at) => toLocal(at, calendar.timeZone).day)
    return { dueAt: due, provisional: touchesUnknownDays(calendar.days, first ?? 0, last ?? 0) }
  }
  return { dueAt: new Date(to.getTime() + dueAt.getTime() - from.getTime()), provisional: false }
}

/** Due at a later time that was agreed on; never earlier. */
export function dueAfterExtension(dues: Dues, until: Date): Dues {
  return until <= dues.dueAt ? dues : { ...dues, dueAt: until }
}
