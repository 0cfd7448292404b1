import type { DailyWindow } from '@shouwen/calendar/daily-window'
import type { DueExplanation } from '@shouwen/calendar/due-time'
import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { dueAt as dueAtOf, type Window } from '@shouwen/procedure/window'
import type { ClockCreditor, ClockState, ClockTarget } from '@shouwen/vocabulary/handling'
import type { Run, RunEnd, TimedRule } from './runs'
import { signsOf, type Rung, type Warning } from './signs'
import type { GrantedExtension, PauseLeftOut } from './standing-still'

/** A clock 时限: one run against a rule of the procedure that the appeal was promised under. */
export interface Clock {
  id: string
  groupId: string
  projectId: string
  projectPath: string
  customerId: string | null
  appealId: string
  /** The rule's code in its pack. */
  code: string
  target: ClockTarget
  owedTo: ClockCreditor
  /** The order, or the escalation, that it runs for; null: for the appeal itself. */
  subjectId: string | null
  clause: string
  packId: string
  packVersion: number
  window: Window
  /** Which run of the rule: 1, and one more each time the appeal is opened again. */
  generation: number
  startedAt: Date
  /** While it stands still: when it was due as that began, which nobody is shown. */
  dueAt: Date
  /** When it warns first. */
  warnAt: Date
  /** Due before any pause or extension. */
  promisedDueAt: Date
  /** In their order; an open one is the last. */
  pauses: PauseLeftOut[]
  extensions: GrantedExtension[]
  warnings: readonly Warning[]
  rungs: readonly Rung[]
  /** Days were counted for which no holiday notice is published yet. */
  provisional: boolean
  explanation: DueExplanation
  calendarVersion: string
  state: ClockState
  stoppedAt: Date | null
  /** When the first warning went out. */
  warnedAt: Date | null
  /** A breach is a mark, not an end: a breached clock still stops when the work is done. */
  breachedAt: Date | null
  /** When the breach was noticed: later than it came about, after an outage. */
  breachNoticedAt: Date | null
}

/** Whose clock it is, and by which procedure. */
export type ClockPlace = Pick<
  Clock,
  'id' | 'groupId' | 'projectId' | 'projectPath' | 'customerId' | 'appealId' | 'packId' | 'packVersion'
>

/**
 * The clock of a run as it starts, due by the project's calendar of that time.
 * @param quietHours of its procedure, in which no rung of a ladder is reached unless it says so.
 */
export function openClock(
  run: Run<TimedRule>,
  place: ClockPlace,
  calendar: ProjectCalendar,
  quietHours: DailyWindow | null = null,
): Clock {
  const { rule, startedAt, generation } = run
  const { dueAt, provisional, explanation } = dueAtOf(rule.window, startedAt, calendar)
  return {
    ...place,
    code: rule.code,
    target: rule.target,
    owedTo: run.subject?.owedTo ?? 'customer',
    subjectId: run.subject?.id ?? null,
    clause: rule.clause,
    window: rule.window,
    generation,
    startedAt,
    dueAt,
    promisedDueAt: dueAt,
    pauses: [],
    extensions: [],
    ...signsOf(rule, quietHours, { startedAt, dueAt, timeZone: calendar.timeZone }),
    provisional,
    explanation,
    calendarVersion: calendar.version,
    state: 'running',
    stoppedAt: null,
    warnedAt: null,
    breachedAt: null,
    breachNoticedAt: null,
  }
}

/** The first instant at which a clock is late: what is done at the due time itself is still in time. */
export function lateFrom({ dueAt }: Pick<Clock, 'dueAt'>): Date {
  return new Date(dueAt.getTime() + 1)
}

/**
 * The clock after its run's end; the same object when nothing changes. A clock that is met or late is never rewritten.
 * One that was cancelled is settled after all when it turns out that what it waited for had been done before.
 */
export function settleClock(clock: Clock, end: RunEnd | null): Clock {
  if (end === null || clock.state === 'met' || clock.state === 'late') return clock
  /** One that stands still is not late, whenever it is cancelled. */
  const inTime = clock.state === 'paused' || end.at <= clock.dueAt
  const state: ClockState = end.how === 'cancelled' ? 'cancelled' : inTime ? 'met' : 'late'
  if (state === clock.state && end.at.getTime() === clock.stoppedAt?.getTime()) return clock
  /** A fact that was long on its way may show that there was no breach; a clock that ends late has one, heard or not. */
  const breachedAt = inTime ? null : (clock.breachedAt ?? lateFrom(clock))
  return { ...clock, state, stoppedAt: end.at, breachedAt }
}

/** The clock with the moment at which its breach was noticed; the same object when nothing changes. */
export function noticeBreach(clock: Clock, now: Date): Clock {
  const { breachedAt, breachNoticedAt } = clock
  if ((breachedAt === null) === (breachNoticedAt === null)) return clock
  return { ...clock, breachNoticedAt: breachedAt === null ? null : now }
}
