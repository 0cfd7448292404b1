import { clockMoved } from '@shouwen/events/sla'
import type { Work } from '@shouwen/transactions/work'
import type { ClockMoveReason } from '@shouwen/vocabulary/calendars'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { EntityManager } from 'typeorm'
import { fingerprintOf, movesOf, type Moves, type Shift } from '../domain/move'
import { movableClocks, rescheduleClocks, type Reach } from '../store/moving'
import { factOfClock, ofClock } from './clock-facts'

/** A change of calendars, as clocks see it. */
export interface CalendarChange {
  readonly why: ClockMoveReason
  readonly reach: Reach
  /** By the clock's project; undefined where nothing changes. */
  readonly shiftOf: (projectId: string) => Shift | undefined
}

/** Whether a change is to move the clocks that run, and which dry run says so. */
export interface Applied {
  readonly applyToOpen: boolean
  readonly fingerprint: string | null
}

/** What a change would move; nothing is written. */
export async function dryRun(
  manager: EntityManager,
  { reach, shiftOf }: CalendarChange,
  now: Date,
): Promise<Moves> {
  return movesOf(await movableClocks(manager, reach, now, false), shiftOf, now)
}

/**
 * M3.4: clocks keep what was promised, unless who changes the calendar has seen what it moves and wants it so. Answers how
 * many were moved. Refuses with CLOCKS_CHANGED when they are others than those of the dry run.
 */
export async function moveClocks(
  work: Work,
  change: CalendarChange,
  { applyToOpen, fingerprint }: Applied,
): Promise<number> {
  if (!applyToOpen) return 0
  const clocks = await movableClocks(work.manager, change.reach, work.now, true)
  const { moves, confirmed } = movesOf(clocks, change.shiftOf, work.now)
  if (fingerprintOf(moves) !== fingerprint) throw new Refusal('CLOCKS_CHANGED', { total: moves.length })
  await rescheduleClocks(work, [...moves.map(({ moved }) => moved), ...confirmed])
  for (const { clock, moved } of moves) {
    const [from, to] = [clock.dueAt.toISOString(), moved.dueAt.toISOString()]
    const { calendarVersion } = moved
    const data = { ...ofClock(moved), from, to, why: change.why, calendarVersion }
    work.record(clockMoved, factOfClock(moved, work.now, data))
  }
  return moves.length
}
