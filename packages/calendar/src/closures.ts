import { isWeekday, type DayTable, type HolidayRun, type MakeUpWorkday } from './day-table'
import { dayNumber, isoDay } from './local-time'

/** A project's own exceptions: days on which it is closed though others work, and on which it works though others rest. */
export interface Closures {
  readonly closed: readonly HolidayRun[]
  /** Weekend days, or days of a holiday. */
  readonly worked: readonly MakeUpWorkday[]
}

/** Runs of closed days at the most, and days that one run has at the most. */
export const CLOSED_RUNS_LIMIT = 60
export const CLOSED_DAYS_LIMIT = 366
/** Days worked at the most. */
export const WORKED_DAYS_LIMIT = 120

/** What is wrong with a project's own exceptions, one line per fault; empty if they are sound. */
export function closuresProblems({ closed, worked }: Closures): string[] {
  if (closed.length > CLOSED_RUNS_LIMIT) return [`closed: at most ${CLOSED_RUNS_LIMIT} runs of days`]
  if (worked.length > WORKED_DAYS_LIMIT) return [`worked: at most ${WORKED_DAYS_LIMIT} days`]
  const problems: string[] = []
  const shut = new Set<number>()
  closed.forEach((run, at) => {
    const [first, last] = [dayNumber(run.from), dayNumber(run.to)]
    if (!(first <= last)) problems.push(`closed.${at}: from and to must be dates, from not after to`)
    else if (last - first >= CLOSED_DAYS_LIMIT)
      problems.push(`closed.${at}: at most ${CLOSED_DAYS_LIMIT} days`)
    else {
      const twice = daysOf(run).find((day) => shut.has(day))
      if (twice !== undefined) problems.push(`closed.${at}: ${isoDay(twice)} is listed twice`)
      daysOf(run).forEach((day) => shut.add(day))
    }
  })
  const open = new Set<number>()
  worked.forEach(({ on }, at) => {
    const day = dayNumber(on)
    if (Number.isNaN(day)) problems.push(`worked.${at}: on must be a date`)
    else if (shut.has(day)) problems.push(`worked.${at}: ${on} is a closed day too`)
    else if (open.has(day)) problems.push(`worked.${at}: ${on} is listed twice`)
    open.add(day)
  })
  return problems
}

/**
 * The published days with a project's own exceptions laid over them; as sound as the table is. An exception on a day for
 * which no notice is published yet waits for the notice: what is counted until then is provisional anyway.
 * @param closures sound ones.
 * @param name what the version of the project's own is called; the table's version is `<published>+<name>`.
 */
export function withClosures(days: DayTable, { closed, worked }: Closures, name: string): DayTable {
  const [knownFrom, knownUntil] = [dayNumber(days.knownFrom), dayNumber(days.knownUntil)]
  const isKnown = (day: number): boolean => knownFrom <= day && day <= knownUntil
  const worksOn = new Set(worked.map(({ on }) => dayNumber(on)))
  const rests = new Set(days.holidays.flatMap(daysOf))
  const shut = new Set(closed.flatMap(daysOf))
  const madeUp = new Set(days.makeUpWorkdays.map(({ on }) => dayNumber(on)))
  return {
    ...days,
    version: `${days.version}+${name}`,
    holidays: [
      ...days.holidays.flatMap((run) => partsOf(run, (day) => !worksOn.has(day))),
      ...closed.flatMap((run) => partsOf(run, (day) => isKnown(day) && !rests.has(day))),
    ],
    makeUpWorkdays: [
      ...days.makeUpWorkdays.filter(({ on }) => !shut.has(dayNumber(on))),
      ...worked.filter(({ on }) => {
        const day = dayNumber(on)
        return isKnown(day) && !isWeekday(day) && !madeUp.has(day)
      }),
    ],
  }
}

function daysOf({ from, to }: Pick<HolidayRun, 'from' | 'to'>): number[] {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

/** A run cut to those of its days that stay: as many runs as there are gaps between them, and one. */
function partsOf(run: HolidayRun, stays: (day: number) => boolean): HolidayRun[] {
  const parts: HolidayRun[] = []
  for (const day of daysOf(run)) {
    const last = parts.at(-1)
    if (!stays(day)) continue
    const on = isoDay(day)
    if (last !== undefined && dayNumber(last.to) === day - 1) parts[parts.length - 1] = { ...last, to: on }
    else parts.push({ ...run, from: on, to: on })
  }
  return parts
}
