import type { FactRows } from '@shouwen/transactions/work'
import { iso, placeOf, toldOf, written } from './facts-of-clocks'
import type { DueTimer, FiringClock } from './timers'

/** A timer that came due before what it is about, as its clock was moved to a later time since it was set. */
export interface EarlyTimer {
  readonly timerPlace: string
  /** When it is to fire. */
  readonly at: Date
}

/** What is said of a clock as a timer fires. */
export interface SaidOfClock {
  readonly clockId: string
  readonly type: string
  /** When it became true. */
  readonly at: Date
  /** Another clause than the clock's. */
  readonly clause: string | null
  /** What is told beside the clock and its due time. */
  readonly more: object | null
}

const told = `jsonb_build_object(${toldOf}, 'dueAt', ${iso('clock.due_at')})`

const putOff = `put_off as (
  update timers timer set due_at = early.at from unnest($13::tid[], $14::timestamptz[]) as early (place, at)
   where timer.ctid = early.place)`

/**
 * In one statement, of timers that this transaction has claimed: those that came too early are set to their time, and all others
 * deleted, whether they had something to say or nothing any more; their clocks are marked, but for what nobody has asked for; and
 * what is said of them are facts.
 */
export function firedFacts(
  done: readonly DueTimer[],
  early: readonly EarlyTimer[],
  fired: ReadonlyMap<string, FiringClock>,
  said: readonly SaidOfClock[],
): FactRows {
  const clocks = [...fired.values()]
  const numbers = new Map(clocks.map(({ id }, at) => [id, at + 1]))
  const signs = (of: 'warnings' | 'rungs'): (string | null)[] =>
    clocks.map(({ [of]: all }) => (all === null ? null : JSON.stringify(all)))
  const instants = (of: 'warnedAt' | 'breachedAt' | 'breachNoticedAt'): (string | null)[] =>
    clocks.map(({ [of]: at }) => at?.toISOString() ?? null)
  return {
    // By where they lie: asked for a thousand of them by their keys, PostgreSQL reads all timers there are.
    writing: [
      'dropped as (delete from timers where ctid = any ($1::tid[]))',
      ...(early.length === 0 ? [] : [putOff]),
      `marked as (
         update clocks clock
            set warnings = coalesce(fired.warnings, clock.warnings), rungs = coalesce(fired.rungs, clock.rungs),
                warned_at = coalesce(fired.warned_at, clock.warned_at),
                breached_at = coalesce(fired.breached_at, clock.breached_at),
                breach_noticed_at = coalesce(fired.breach_noticed_at, clock.breach_noticed_at)
           from unnest($2::tid[], $3::jsonb[], $4::jsonb[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[])
                  with ordinality as fired (place, warnings, rungs, warned_at, breached_at, breach_noticed_at, number)
          where clock.ctid = fired.place
         returning fired.number, ${written})`,
    ],
    text: `
      select ${placeOf}, said.type, array[coalesce(said.clause, clock.clause)] as clauses, said.at as occurred_at, said.place,
             case when said.more is null then ${told} else ${told} || said.more end as data
        from unnest($8::bigint[], $9::text[], $10::timestamptz[], $11::text[], $12::jsonb[]) with ordinality
               as said (number, type, at, clause, more, place)
        join marked clock on clock.number = said.number`,
    values: [
      done.map(({ timerPlace }) => timerPlace),
      clocks.map(({ clockPlace }) => clockPlace),
      signs('warnings'),
      signs('rungs'),
      instants('warnedAt'),
      instants('breachedAt'),
      instants('breachNoticedAt'),
      said.map(({ clockId }) => numbers.get(clockId)),
      said.map(({ type }) => type),
      said.map(({ at }) => at.toISOString()),
      said.map(({ clause }) => clause),
      said.map(({ more }) => (more === null ? null : JSON.stringify(more))),
      ...(early.length === 0 ? [] : [early.map(({ timerPlace }) => timerPlace), early.map(({ at }) => at)]),
    ],
  }
}
