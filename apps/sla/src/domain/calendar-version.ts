import { closuresProblems, withClosures, type Closures } from '@shouwen/calendar/closures'
import type { DayTable } from '@shouwen/calendar/day-table'
import { dayNumber, isoDay, localDay, type IsoDay } from '@shouwen/calendar/local-time'
import {
  hoursProblems,
  projectCalendar,
  type BusinessHours,
  type ProjectCalendar,
} from '@shouwen/calendar/project-calendar'
import { Refusal } from '@shouwen/vocabulary/refusal'

/** What a project says of its own days and hours. */
export interface OwnCalendar extends Closures {
  readonly hours: readonly BusinessHours[]
}

/** A version of a project's own calendar: it never changes, a later one holds from its day on. */
export interface CalendarVersion extends OwnCalendar {
  readonly groupId: string
  readonly projectId: string
  /** 1 and up, in the order in which they were set. */
  readonly version: number
  readonly effectiveFrom: IsoDay
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

/**
 * The versions that hold, in the order of their days: each until the next one's day. One that was set later holds from its
 * day on, whatever was to hold there before.
 */
export function inForce(versions: readonly CalendarVersion[]): CalendarVersion[] {
  const held: CalendarVersion[] = []
  for (const version of versions.toSorted((a, b) => b.version - a.version)) {
    const [next] = held
    if (next === undefined || version.effectiveFrom < next.effectiveFrom) held.unshift(version)
  }
  return held
}

/** The exceptions that hold: of each version, those of its days. */
export function closuresInForce(versions: readonly CalendarVersion[]): Closures {
  const held = inForce(versions).map((version, at, all) => {
    const next = all[at + 1]
    const until = next === undefined ? '9999-12-31' : isoDay(dayNumber(next.effectiveFrom) - 1)
    return { version, from: version.effectiveFrom, until }
  })
  return {
    closed: held.flatMap(({ version, from, until }) =>
      version.closed
        .filter((run) => from <= run.to && run.from <= until)
        .map((run) => ({
          ...run,
          from: run.from < from ? from : run.from,
          to: run.to > until ? until : run.to,
        })),
    ),
    worked: held.flatMap(({ version, from, until }) =>
      version.worked.filter(({ on }) => from <= on && on <= until),
    ),
  }
}

/** What a project's calendar is made from beside the versions of its own: what dispatch told. */
export interface CalendarBase {
  readonly timeZone: string
  readonly opens: string
  readonly closes: string
}

/** The calendar of a project: its own over what is published; before its own begins, the hours that dispatch told. */
export function calendarOf(
  { timeZone, opens, closes }: CalendarBase,
  versions: readonly CalendarVersion[],
  published: DayTable,
): ProjectCalendar {
  const hours = [{ opens, closes }]
  const last = versions.reduce((highest, { version }) => Math.max(highest, version), 0)
  if (last === 0) return projectCalendar({ timeZone, hours, days: published })
  return projectCalendar({
    timeZone,
    hours,
    laterHours: inForce(versions).map((version) => ({ from: version.effectiveFrom, hours: version.hours })),
    days: withClosures(published, closuresInForce(versions), String(last)),
  })
}
