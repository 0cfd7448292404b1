import type { EntityManager } from 'typeorm'
import type { Clock } from '../domain/clock'
import type { TimedClock, Timer } from '../domain/timers'

/** What is asked of a clock to fire its timers: what decides. What is told of it is read where it lies (`firedFacts`). */
export interface FiringClock extends TimedClock, Pick<Clock, 'id' | 'owedTo'> {
  /** Where its row lies: it stays there as long as this transaction holds it, and has not written it. */
  readonly clockPlace: string
}

/** A timer whose time has come, with what it asks of its clock; both are this transaction's alone until it ends. */
export interface DueTimer extends FiringClock, Pick<Timer, 'kind' | 'step'> {
  readonly timerPlace: string
  /** When the timer came due: what it is about may be later (`saysFrom`). */
  readonly at: Date
  /** The clock's run that the timer was set for. */
  readonly ofGeneration: number
}

/**
 * Claims timers whose time has come, the oldest first. Those whose clock somebody else is at work on are left for the next look, so
 * that this never waits for a lock: two who claim at once share the timers, and of one clock the later timer is never claimed
 * while the earlier one is. Of its warnings and its rungs only what the timer is about is read.
 */
export function claimTimers(manager: EntityManager, now: Date, limit: number): Promise<DueTimer[]> {
  return manager.query(
    `select * from (
       select timer.ctid as "timerPlace", clock.ctid as "clockPlace", timer.kind, timer.step, timer.due_at as at,
              timer.generation as "ofGeneration", clock.id, clock.owed_to as "owedTo", clock.state, clock.generation,
              clock.due_at as "dueAt", clock.breached_at as "breachedAt", null as "breachNoticedAt",
              case timer.kind when 'warn' then clock.warnings end as warnings,
              case timer.kind when 'warn' then clock.warned_at end as "warnedAt",
              case timer.kind when 'rung' then clock.rungs end as rungs
         from timers timer join clocks clock on clock.id = timer.clock_id
        where timer.due_at <= $1 order by timer.due_at limit $2
          for no key update of timer, clock skip locked
     ) as claimed order by at`,
    [now, limit],
  )
}

/** When the next timer comes due after an instant; null when there is none. */
export async function nextDue(manager: EntityManager, after: Date): Promise<Date | null> {
  const [row]: { next: Date | null }[] = await manager.query(
    'select min(due_at) as next from timers where due_at > $1',
    [after],
  )
  return row?.next ?? null
}
