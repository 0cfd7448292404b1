import { createHash } from 'node:crypto'
import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { dueAt as dueAtOf } from '@shouwen/procedure/window'
import type { Clock } from './clock'
import { replanned } from './signs'

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
  if (clock.state !== 'running' || clock.breachedAt !== null || clock.dueAt < now) return clock
  const { counted } = clock.explanation
  if (counted !== 'workingDays' && counted !== 'workingMinutes') return clock
  const was = dueAtOf(clock.window, clock.startedAt, before)
  const { dueAt, provisional, explanation } = dueAtOf(clock.window, clock.startedAt, after)
  const isTouched = was.dueAt.getTime() !== dueAt.getTime() || was.provisional !== provisional
  if (!isTouched || dueAt <= now) return clock
  return {
    ...clock,
    dueAt,
    ...replanned(clock, { startedAt: clock.startedAt, dueAt, timeZone: after.timeZone }),
    provisional,
    explanation,
    calendarVersion: after.version,
  }
}

/** What a change moves, and what it only confirms: clocks that stay due as they were, by days that are published now. */
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
    if (moved.dueAt.getTime() !== clock.dueAt.getTime()) moves.push({ clock, moved })
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
