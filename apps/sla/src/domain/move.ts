import { createHash } from 'node:crypto'
import type { DueTime } from '@shouwen/calendar/due-time'
import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { dueAt as dueAtOf } from '@shouwen/procedure/window'
import type { Clock } from './clock'
import { timingOf } from './retime'
import { signsUntil } from './signs'
import { timedBy, type Timed } from './standing-still'

/** A project's calendar before and after a change. */
export interface Shift {
  readonly before: ProjectCalendar
  readonly after: ProjectCalendar
}

/** An open clock whose due time a change moves. */
export interface Move {
  readonly clock: Clock
  readonly moved: Clock
}

/**
 * The clock after a change of its project's calendar; the same object where nothing changes for it. Only what the change makes
 * different moves a clock: one that was left under an older calendar stays there until something touches it. A clock that
 * has ended or is late is never moved, nor is one that would be late by it: nobody has failed a promise that was moved afterwards.
 */
export function moveClock(clock: Clock, { before, after }: Shift, now: Date): Clock {
  if (clock.breachedAt !== null || !isMovable(clock, now)) return clock
  const { counted } = clock.explanation
  if (counted !== 'workingDays' && counted !== 'workingMinutes') return clock
  const was = duesBy(clock, before)
  const due = duesBy(clock, after)
  const isTouched = was.dueAt.getTime() !== due.dueAt.getTime() || was.provisional !== due.provisional
  if (!isTouched || (clock.state === 'running' && due.dueAt <= now)) return clock
  const { promised, dueAt, provisional, pauses } = due
  return {
    ...clock,
    ...signsUntil({ ...clock, promisedDueAt: promised.dueAt }, dueAt, after.timeZone),
    dueAt,
    provisional,
    pauses: [...pauses],
    promisedDueAt: promised.dueAt,
    explanation: promised.explanation,
    calendarVersion: after.version,
  }
}

/** One that stands still moves, too: it is due by what will be left when it goes on. */
function isMovable({ state, dueAt }: Clock, now: Date): boolean {
  return state === 'paused' || (state === 'running' && dueAt >= now)
}

/** When the clock is due by a calendar, with what stopped it left out: no more, as most clocks of a change are asked twice and not moved. */
function duesBy(clock: Clock, calendar: ProjectCalendar): Timed & { readonly promised: DueTime } {
  const promised = dueAtOf(clock.window, clock.startedAt, calendar)
  if (clock.pauses.length === 0 && clock.extensions.length === 0) {
    return { dueAt: promised.dueAt, provisional: promised.provisional, pauses: [], promised }
  }
  const stands = clock.pauses.map(({ reason, from, to }) => ({
    reason,
    from: new Date(from),
    to: to === null ? null : new Date(to),
    saidAt: new Date(from),
  }))
  return { ...timedBy({ ...timingOf(clock), promised }, stands, null, calendar), promised }
}

/**
 * What a change moves, and what it only confirms: clocks that stay due as they were, by days that are published now, and those
 * that stand still, whose due time nobody is told before they go on.
 */
export interface Moves {
  /** By their present due time, the first due first. */
  readonly moves: readonly Move[]
  readonly confirmed: readonly Clock[]
}

/** @param shiftOf by the clock's project; undefined where nothing changes. */
export function movesOf(
  clocks: readonly Clock[],
  shiftOf: (projectId: string) => Shift | undefined,
  now: Date,
): Moves {
  const moves: Move[] = []
  const confirmed: Clock[] = []
  for (const clock of clocks) {
    const shift = shiftOf(clock.projectId)
    const moved = shift === undefined ? clock : moveClock(clock, shift, now)
    const isShown = clock.state === 'running' && moved.dueAt.getTime() !== clock.dueAt.getTime()
    if (isShown) moves.push({ clock, moved })
    else if (moved !== clock) confirmed.push(moved)
  }
  moves.sort(({ clock: a }, { clock: b }) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1))
  return { moves, confirmed }
}

/** What tells two lists of moves apart: the clocks, and from when to when. */
export function fingerprintOf(moves: readonly Move[]): string {
  const hash = createHash('sha256')
  for (const { clock, moved } of moves) {
    hash.update(`${clock.id} ${clock.dueAt.toISOString()} ${moved.dueAt.toISOString()}\n`)
  }
  return hash.digest('base64url')
}
