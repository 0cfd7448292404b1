import type { SetCalendar } from '@shouwen/calendar/calendar-versions'
import { closuresProblems } from '@shouwen/calendar/closures'
import { dayNumber, localDay, type IsoDay } from '@shouwen/calendar/local-time'
import { hoursProblems } from '@shouwen/calendar/project-calendar'
import { Refusal } from '@shouwen/vocabulary/refusal'

/** What a project says of its own days and hours. */
export type OwnCalendar = Pick<SetCalendar, 'hours' | 'closed' | 'worked'>

/** A version of a project's own calendar: it never changes, a later one holds from its day on. */
export interface CalendarVersion extends SetCalendar {
  readonly groupId: string
  readonly projectId: string
  readonly setBy: string
  readonly setAt: Date
}

/** How far ahead a calendar may be set, in days. */
const AHEAD_LIMIT_DAYS = 400
/** Characters of a name of a day. */
const NAME_LIMIT = 60

/**
 * M3.4: the next version of a project's calendar. It holds from a day that has not passed, from today unless told.
 * Refuses with INPUT_INVALID, every fault named.
 */
export function decideCalendar(
  own: OwnCalendar & { readonly effectiveFrom: IsoDay | null },
  project: { readonly groupId: string; readonly projectId: string; readonly timeZone: string },
  known: readonly CalendarVersion[],
  setBy: string,
  now: Date,
): CalendarVersion {
  const today = localDay(now, project.timeZone)
  const effectiveFrom = own.effectiveFrom ?? today
  const problems = [
    ...hoursProblems(own.hours),
    ...closuresProblems(own),
    ...nameProblems('closed', own.closed),
    ...nameProblems('worked', own.worked),
    ...fromProblems(effectiveFrom, today),
  ]
  if (problems.length > 0) throw new Refusal('INPUT_INVALID', { problems })
  return {
    groupId: project.groupId,
    projectId: project.projectId,
    version: Math.max(0, ...known.map(({ version }) => version)) + 1,
    effectiveFrom,
    hours: own.hours.map(({ opens, closes }) => ({ opens, closes })),
    closed: own.closed.map(({ zh, en, from, to }) => ({ zh, en, from, to })),
    worked: own.worked.map(({ zh, en, on }) => ({ zh, en, on })),
    setBy,
    setAt: now,
  }
}

function fromProblems(from: IsoDay, today: IsoDay): string[] {
  const day = dayNumber(from)
  if (Number.isNaN(day)) return ['effectiveFrom: not a date']
  if (from < today) return [`effectiveFrom: not before today, ${today}`]
  return day - dayNumber(today) > AHEAD_LIMIT_DAYS
    ? [`effectiveFrom: at most ${AHEAD_LIMIT_DAYS} days ahead`]
    : []
}

function nameProblems(list: string, days: readonly { readonly zh: string; readonly en: string }[]): string[] {
  return days.flatMap(({ zh, en }, at) =>
    [zh, en].every((name) => name.trim() !== '' && name.length <= NAME_LIMIT)
      ? []
      : [`${list}.${at}: zh and en must have 1 to ${NAME_LIMIT} characters`],
  )
}
