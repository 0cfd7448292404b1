import type { FactRows } from '@shouwen/transactions/work'
import { iso, placeOf, toldOf, written } from './facts-of-clocks'
import type { DueTimer, FiringClock } from './timers'

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

/**
 * In one statement: timers that this transaction has claimed are deleted, those that had something to say and those that had
 * nothing to say any more; their clocks are marked, but for what nobody has asked for; and what is said of them are facts.
 */
export function firedFacts(
  timers: readonly DueTimer[],
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
      timers.map(({ timerPlace }) => timerPlace),
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
    ],
  }
}
