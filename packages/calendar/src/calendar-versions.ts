import { withClosures, type Closures } from './closures'
import { chinaDays, type DayTable } from './day-table'
import { withNotice, type HolidayNotice } from './holiday-notice'
import { dayNumber, isoDay, type IsoDay } from './local-time'
import { projectCalendar, type BusinessHours, type ProjectCalendar } from './project-calendar'

/** A version of a project's own calendar, as it was set: it never changes, a later one holds from its day on. */
export interface SetCalendar extends Closures {
  /** 1 and up, in the order in which they were set. */
  readonly version: number
  readonly effectiveFrom: IsoDay
  readonly hours: readonly BusinessHours[]
}

/** A notice as a group published it: it never changes, a later one takes the place of what it said of its year. */
export interface PublishedNotice extends HolidayNotice {
  /** 1 and up, in the order in which they were published. */
  readonly version: number
}

/** What a project's calendar is made from beside the versions of its own: what dispatch told. */
export interface CalendarBase {
  readonly timeZone: string
  readonly opens: string
  readonly closes: string
}

/**
 * The versions that hold, in the order of their days: each until the next one's day. One that was set later holds from its
 * day on, whatever was to hold there before.
 */
export function inForce<Version extends SetCalendar>(versions: readonly Version[]): Version[] {
  const held: Version[] = []
  for (const version of versions.toSorted((a, b) => b.version - a.version)) {
    const [next] = held
    if (next === undefined || version.effectiveFrom < next.effectiveFrom) held.unshift(version)
  }
  return held
}

/** The exceptions that hold: of each version, those of its days. */
export function closuresInForce(versions: readonly SetCalendar[]): Closures {
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

/** The calendar of a project: its own over what is published; before its own begins, the hours that dispatch told. */
export function calendarOf(
  { timeZone, opens, closes }: CalendarBase,
  versions: readonly SetCalendar[],
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

/** The days that a group goes by: the house's table, and what the group has published since, the latest word on each year. */
export function publishedDays(notices: readonly PublishedNotice[]): DayTable {
  return notices
    .toSorted((a, b) => a.version - b.version)
    .reduce((days, notice) => withNotice(days, notice, `cn-${notice.year}.${notice.version + 1}`), chinaDays)
}

/**
 * When a project is open for business 营业时间 on a day. That is every day, weekends and holidays included (M3.1), but for the
 * days on which the project itself says that it is closed.
 */
export function openingsOn(
  { opens, closes }: Pick<CalendarBase, 'opens' | 'closes'>,
  versions: readonly SetCalendar[],
  day: IsoDay,
): readonly BusinessHours[] {
  const holds = inForce(versions).findLast(({ effectiveFrom }) => effectiveFrom <= day)
  if (holds === undefined) return [{ opens, closes }]
  return holds.closed.some(({ from, to }) => from <= day && day <= to) ? [] : holds.hours
}
