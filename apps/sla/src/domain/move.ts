import { createHash } from 'node:crypto'
import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { dueAt as dueAtOf } from '@shouwen/procedure/window'
import type { Clock } from './clock'
import { timingOf } from './retime'
import { signsUntil } from './signs'
import { timedBy } from './standing-still'

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
  const was = countedBy(clock, before)
  const { explanation, ...timed } = countedBy(clock, after)
  const isTouched = was.dueAt.getTime() !== timed.dueAt.getTime() || was.provisional !== timed.provisional
  if (!isTouched || (clock.state === 'running' && timed.dueAt <= now)) return clock
  return { ...clock, ...timed, explanation, calendarVersion: after.version }
}

/** One that stands still moves, too: it is due by what will be left when it goes on. */
function isMovable({ state, dueAt }: Clock, now: Date): boolean {
  return state === 'paused' || (state === 'running' && dueAt >= now)
}

/** The clock's times by a calendar, with what stopped it left out. */
function countedBy(
  clock: Clock,
  calendar: ProjectCalendar,
): Pick<
  Clock,
  'dueAt' | 'warnAt' | 'warnings' | 'rungs' | 'provisional' | 'explanation' | 'promisedDueAt' | 'pauses'
> {
  const { dueAt, provisional, explanation } = dueAtOf(clock.window, clock.startedAt, calendar)
  const promised = { dueAt, provisional }
  const stands = clock.pauses.map(({ reason, from, to }) => ({
    reason,
    from: new Date(from),
    to: to === null ? null : new Date(to),
    saidAt: new Date(from),
  }))
  const { pauses, ...dues } = timedBy({ ...timingOf(clock), promised }, stands, null, calendar)
  return {
    ...dues,
    ...signsUntil({ ...clock, promisedDueAt: dueAt }, dues.dueAt, calendar.timeZone),
    explanation,
    promisedDueAt: dueAt,
    pauses: [...pauses],
  }
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
