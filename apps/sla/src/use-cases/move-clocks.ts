import type { Work } from '@shouwen/transactions/work'
import type { ClockMoveReason } from '@shouwen/vocabulary/calendars'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { EntityManager } from 'typeorm'
import { Fingerprint, movedClock, movesOf, type DatedClock, type Shift } from '../domain/move'
import { datedClocks, heldClocks, movedFacts, type Reach } from '../store/moving'

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

/** What a change would move. */
export interface DryRun {
  /** By their present due time, the first due first. */
  readonly moves: readonly ClockMove[]
  readonly fingerprint: string
}

/** A clock that would be due at another time. */
export interface ClockMove extends Pick<DatedClock, 'id' | 'appealId' | 'code' | 'target' | 'clause'> {
  readonly from: Date
  readonly to: Date
}

/** Slices that are on their way to PostgreSQL at once. */
const WRITING = 2

/** What a change would move; nothing is written. */
export async function dryRun(
  manager: EntityManager,
  { reach, shiftOf }: CalendarChange,
  now: Date,
): Promise<DryRun> {
  const told: ClockMove[] = []
  const fingerprint = new Fingerprint()
  for await (const clocks of datedClocks(manager, reach, now)) {
    const { moves } = movesOf(clocks, shiftOf, now)
    fingerprint.add(moves)
    for (const { clock, due } of moves) {
      const { id, appealId, code, target, clause, dueAt: from } = clock
      told.push({ id, appealId, code, target, clause, from, to: due.dueAt })
    }
  }
  return { moves: told, fingerprint: fingerprint.value() }
}

/**
 * M3.4: clocks keep what was promised, unless who changes the calendar has seen what it moves and wants it so. Answers how
 * many were moved. Refuses with CLOCKS_CHANGED when they are others than those of the dry run: that is known at the end, and nothing
 * of it remains.
 */
export async function moveClocks(
  { manager, now, recordFrom }: Work,
  { why, reach, shiftOf }: CalendarChange,
  { applyToOpen, fingerprint }: Applied,
): Promise<number> {
  if (!applyToOpen) return 0
  const seen = new Fingerprint()
  let total = 0
  const writing: Promise<unknown>[] = []
  for await (const clocks of heldClocks(manager, reach, now)) {
    const { moves, confirmed } = movesOf(clocks, shiftOf, now)
    seen.add(moves)
    const moved = moves.map(movedClock)
    const kept = confirmed.map(movedClock)
    total += moved.length
    if (moved.length + kept.length === 0) continue
    const written = recordFrom(movedFacts(moved, kept, why, now))
    // Whoever fails meanwhile does not wait for it.
    written.catch(() => undefined)
    writing.push(written)
    // While PostgreSQL writes some and has the next ones to write already, those behind them are counted.
    if (writing.length > WRITING) await writing.shift()
  }
  await Promise.all(writing)
  if (seen.value() !== fingerprint) throw new Refusal('CLOCKS_CHANGED', { total })
  return total
}
