import type { EntityManager } from 'typeorm'
import type { Clock } from '../domain/clock'
import type { TimedClock, Timer } from '../domain/timers'

/** What is asked of a clock to fire its timers: not what explains its due time, which is most of a row. */
export type FiringClock = TimedClock &
  Pick<
    Clock,
    | 'id'
    | 'groupId'
    | 'projectPath'
    | 'appealId'
    | 'code'
    | 'target'
    | 'owedTo'
    | 'clause'
    | 'packId'
    | 'packVersion'
  >

/** A timer whose time has come, with its clock; both are this transaction's alone until it ends. */
export interface DueTimer extends FiringClock, Pick<Timer, 'kind' | 'step'> {
  /** When the timer came due. */
  readonly at: Date
  /** The clock's run that the timer was set for. */
  readonly ofGeneration: number
}

/**
 * Takes timers whose time has come, the oldest first, and deletes them. Those whose clock somebody else is at work on are left for
 * the next look, so that this never waits for a lock: two who claim at once share the timers, and of one clock the later timer is
 * never claimed while the earlier one is.
 */
export function claimTimers(manager: EntityManager, now: Date, limit: number): Promise<DueTimer[]> {
  return manager.query(
    `with claimed as materialized (
       select timer.clock_id, timer.kind, timer.step, timer.due_at, timer.generation as of_generation,
              clock.group_id, clock.project_path, clock.appeal_id, clock.code, clock.target, clock.owed_to, clock.clause,
              clock.pack_id, clock.pack_version, clock.state, clock.generation, clock.due_at as clock_due_at,
              clock.warnings, clock.rungs, clock.warned_at, clock.breached_at, clock.breach_noticed_at
         from timers timer join clocks clock on clock.id = timer.clock_id
        where timer.due_at <= $1 order by timer.due_at limit $2
          for update of timer, clock skip locked
     ), taken as (
       delete from timers using claimed
        where timers.clock_id = claimed.clock_id and timers.kind = claimed.kind and timers.step = claimed.step
     )
     select clock_id as id, kind, step, due_at as at, of_generation as "ofGeneration", group_id as "groupId",
            project_path as "projectPath", appeal_id as "appealId", code, target, owed_to as "owedTo", clause, pack_id as "packId",
            pack_version as "packVersion", state, generation, clock_due_at as "dueAt", warnings, rungs,
            warned_at as "warnedAt", breached_at as "breachedAt", breach_noticed_at as "breachNoticedAt"
       from claimed order by due_at`,
    [now, limit],
  )
}

/** When the next timer comes due; null when there is none. */
export async function nextDue(manager: EntityManager, now: Date): Promise<Date | null> {
  const [row]: { next: Date | null }[] = await manager.query(
    'select min(due_at) as next from timers where due_at > $1',
    [now],
  )
  return row?.next ?? null
}

/** A clock as it was claimed, and as it is now that its timers have fired. */
export interface FiredClock {
  readonly before: FiringClock
  readonly after: FiringClock
}

/** Writes what has been said of clocks that this transaction has claimed; what is as it was is not sent. */
export async function markFired(manager: EntityManager, clocks: readonly FiredClock[]): Promise<void> {
  if (clocks.length === 0) return
  const rows = clocks.map(({ before, after }) => ({
    id: after.id,
    warnings: after.warnings === before.warnings ? undefined : after.warnings,
    rungs: after.rungs === before.rungs ? undefined : after.rungs,
    warned_at: after.warnedAt,
    breached_at: after.breachedAt,
    breach_noticed_at: after.breachNoticedAt,
  }))
  await manager.query(
    `update clocks clock
        set warnings = coalesce(fired.warnings, clock.warnings), rungs = coalesce(fired.rungs, clock.rungs),
            warned_at = fired.warned_at, breached_at = fired.breached_at, breach_noticed_at = fired.breach_noticed_at
       from jsonb_to_recordset($1::jsonb) as fired (id uuid, warnings jsonb, rungs jsonb, warned_at timestamptz,
            breached_at timestamptz, breach_noticed_at timestamptz)
      where clock.id = fired.id`,
    [JSON.stringify(rows)],
  )
}
