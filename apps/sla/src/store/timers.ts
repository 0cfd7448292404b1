import type { EntityManager } from 'typeorm'
import type { Clock } from '../domain/clock'
import type { TimedClock, Timer } from '../domain/timers'

/** What is asked of a clock to fire its timers: what decides. What is told of it is read where it lies (`factsOfFired`). */
export type FiringClock = TimedClock & Pick<Clock, 'id' | 'owedTo'>

/** A timer whose time has come, with its clock; both are this transaction's alone until it ends. */
export interface DueTimer extends FiringClock, Pick<Timer, 'kind' | 'step'> {
  /** Where the rows lie: they stay there as long as this transaction holds them. */
  readonly timerPlace: string
  readonly clockPlace: string
  /** When the timer came due. */
  readonly at: Date
  /** The clock's run that the timer was set for. */
  readonly ofGeneration: number
}

/**
 * Claims timers whose time has come, the oldest first. Those whose clock somebody else is at work on are left for the next look, so
 * that this never waits for a lock: two who claim at once share the timers, and of one clock the later timer is never claimed
 * while the earlier one is.
 */
export function claimTimers(manager: EntityManager, now: Date, limit: number): Promise<DueTimer[]> {
  return manager.query(
    `select * from (
       select timer.ctid as "timerPlace", clock.ctid as "clockPlace", timer.kind, timer.step, timer.due_at as at,
              timer.generation as "ofGeneration", clock.id, clock.owed_to as "owedTo", clock.state, clock.generation,
              clock.due_at as "dueAt", clock.warnings, clock.rungs, clock.warned_at as "warnedAt",
              clock.breached_at as "breachedAt", clock.breach_noticed_at as "breachNoticedAt"
         from timers timer join clocks clock on clock.id = timer.clock_id
        where timer.due_at <= $1 order by timer.due_at limit $2
          for no key update of timer, clock skip locked
     ) as claimed order by at`,
    [now, limit],
  )
}

/** Deletes timers that this transaction has claimed: those that had something to say, and those that had nothing to say any more. */
export async function dropTimers(manager: EntityManager, timers: readonly DueTimer[]): Promise<void> {
  // By where they lie: asked for a thousand of them by their keys, PostgreSQL reads all timers there are.
  await manager.query('delete from timers where ctid = any ($1::tid[])', [
    timers.map(({ timerPlace }) => timerPlace),
  ])
}

/** When the next timer comes due after an instant; null when there is none. */
export async function nextDue(manager: EntityManager, after: Date): Promise<Date | null> {
  const [row]: { next: Date | null }[] = await manager.query(
    'select min(due_at) as next from timers where due_at > $1',
    [after],
  )
  return row?.next ?? null
}

/** A clock as it was claimed, and as it is now that its timers have fired. */
export interface FiredClock {
  readonly before: DueTimer
  readonly after: FiringClock
}

/** Writes what has been said of clocks that this transaction has claimed; what is as it was is not sent. */
export async function markFired(manager: EntityManager, clocks: readonly FiredClock[]): Promise<void> {
  if (clocks.length === 0) return
  const changed = (of: 'warnings' | 'rungs'): (string | null)[] =>
    clocks.map(({ before, after }) => (after[of] === before[of] ? null : JSON.stringify(after[of])))
  const instants = (of: 'warnedAt' | 'breachedAt' | 'breachNoticedAt'): (string | null)[] =>
    clocks.map(({ after }) => after[of]?.toISOString() ?? null)
  await manager.query(
    `update clocks clock
        set warnings = coalesce(fired.warnings, clock.warnings), rungs = coalesce(fired.rungs, clock.rungs),
            warned_at = fired.warned_at, breached_at = fired.breached_at, breach_noticed_at = fired.breach_noticed_at
       from unnest($1::tid[], $2::jsonb[], $3::jsonb[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[])
         as fired (clock_place, warnings, rungs, warned_at, breached_at, breach_noticed_at)
      where clock.ctid = fired.clock_place`,
    [
      clocks.map(({ before }) => before.clockPlace),
      changed('warnings'),
      changed('rungs'),
      instants('warnedAt'),
      instants('breachedAt'),
      instants('breachNoticedAt'),
    ],
  )
}
