import { createHash } from 'node:crypto'
import type { DueTime } from '@shouwen/calendar/due-time'
import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { dueAt as dueAtOf } from '@shouwen/procedure/window'
import type { Clock } from './clock'
import { timingOf } from './retime'
import { signsUntil } from './signs'
import { saysFrom, timersOf, type SpeakingClock, type Timer } from './timers'
import { timedBy, type Timed } from './standing-still'

/** A project's calendar before and after a change. */
export interface Shift {
  readonly before: ProjectCalendar
  readonly after: ProjectCalendar
}

/** What of a clock that counts working days or hours decides whether a change moves it. */
export type DatedClock = Pick<
  Clock,
  | 'id'
  | 'projectId'
  | 'window'
  | 'state'
  | 'startedAt'
  | 'dueAt'
  | 'promisedDueAt'
  | 'provisional'
  | 'pauses'
  | 'extensions'
  | 'breachedAt'
>

/** When a clock is due by a calendar. */
interface Due extends Timed {
  /** With nothing left out. */
  readonly promised: DueTime
  readonly by: ProjectCalendar
}

/** An open clock that a change touches. */
export interface Move<Some extends DatedClock = DatedClock> {
  readonly clock: Some
  readonly due: Due
}

/**
 * When a clock is due after a change of its project's calendar; null where nothing changes for it. Only what the change makes
 * different moves a clock: one that was left under an older calendar stays there until something touches it. A clock that
 * has ended or is late is never moved, nor is one that would be late by it: nobody has failed a promise that was moved afterwards.
 */
export function dueAfterChange(clock: DatedClock, { before, after }: Shift, now: Date): Due | null {
  if (clock.breachedAt !== null || !isMovable(clock, now)) return null
  const was = dueBy(clock, before)
  const due = dueBy(clock, after)
  const isTouched = was.dueAt.getTime() !== due.dueAt.getTime() || was.provisional !== due.provisional
  return isTouched && (clock.state !== 'running' || due.dueAt > now) ? due : null
}

/** A clock with what its timers are set by, besides. */
export type MovableClock = DatedClock & SpeakingClock

/** A clock as a change leaves it. */
export type Moved<Some extends MovableClock> = Some &
  Pick<Clock, 'warnAt' | 'explanation' | 'calendarVersion'>

export function movedClock<Some extends MovableClock>({ clock, due }: Move<Some>): Moved<Some> {
  const { promised, dueAt, provisional, pauses, by } = due
  return {
    ...clock,
    ...signsUntil({ ...clock, promisedDueAt: promised.dueAt }, dueAt, by.timeZone),
    dueAt,
    provisional,
    pauses: [...pauses],
    promisedDueAt: promised.dueAt,
    explanation: promised.explanation,
    calendarVersion: by.version,
  }
}

/**
 * Timers that would fire too late for a clock that was moved. Those that will fire too early are left as they are, and put off when
 * they do: most clocks have stopped by then. One that stands still has none.
 */
export function timersTooLate<Some extends MovableClock>({ clock }: Move<Some>, moved: Moved<Some>): Timer[] {
  if (clock.state !== 'running') return []
  return timersOf(moved).filter((timer) => {
    const was = saysFrom(clock, timer)
    return was !== null && timer.dueAt < was
  })
}

/** One that stands still moves, too: it is due by what will be left when it goes on. */
function isMovable({ state, dueAt }: DatedClock, now: Date): boolean {
  return state === 'paused' || (state === 'running' && dueAt >= now)
}

function dueBy(clock: DatedClock, calendar: ProjectCalendar): Due {
  const promised = dueAtOf(clock.window, clock.startedAt, calendar)
  if (clock.pauses.length === 0 && clock.extensions.length === 0) {
    return { dueAt: promised.dueAt, provisional: promised.provisional, pauses: [], promised, by: calendar }
  }
  const stands = clock.pauses.map(({ reason, from, to }) => ({
    reason,
    from: new Date(from),
    to: to === null ? null : new Date(to),
    saidAt: new Date(from),
  }))
  return { ...timedBy({ ...timingOf(clock), promised }, stands, null, calendar), promised, by: calendar }
}

/**
 * What a change moves, and what it only confirms: clocks that stay due as they were, by days that are published now, and those
 * that stand still, whose due time nobody is told before they go on.
 */
export interface Moves<Some extends DatedClock = DatedClock> {
  readonly moves: readonly Move<Some>[]
  readonly confirmed: readonly Move<Some>[]
}

/** @param shifts by the clock's project; where there is none, nothing changes. */
export function movesOf<Some extends DatedClock>(
  clocks: readonly Some[],
  shifts: ReadonlyMap<string, Shift>,
  now: Date,
): Moves<Some> {
  const moves: Move<Some>[] = []
  const confirmed: Move<Some>[] = []
  for (const clock of clocks) {
    const shift = shifts.get(clock.projectId)
    const due = shift === undefined ? null : dueAfterChange(clock, shift, now)
    if (due === null) continue
    const isShown = clock.state === 'running' && due.dueAt.getTime() !== clock.dueAt.getTime()
    ;(isShown ? moves : confirmed).push({ clock, due })
  }
  return { moves, confirmed }
}

/** What tells two lists of moves apart: the clocks, and from when to when, in the order in which they are added. */
export class Fingerprint {
  private readonly hash = createHash('sha256')

  add(moves: readonly Move[]): void {
    const told = moves.map(
      ({ clock, due }) => `${clock.id} ${clock.dueAt.getTime()} ${due.dueAt.getTime()}\n`,
    )
    this.hash.update(told.join(''))
  }

  /** What they were reckoned from. */
  with(...grounds: readonly string[]): this {
    this.hash.update(JSON.stringify(grounds))
    return this
  }

  /** The whole of it; nothing can be added afterwards. */
  value(): string {
    return this.hash.digest('base64url')
  }
}
