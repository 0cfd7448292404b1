import { clockMoved } from '@shouwen/events/sla'
import type { FactRows } from '@shouwen/transactions/work'
import type { ClockMoveReason } from '@shouwen/vocabulary/calendars'
import type { Move } from '../domain/move'

/** An instant as facts have it: ISO 8601 in UTC, with milliseconds. */
const iso = (instant: string): string =>
  `to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Of the row `clock`: where the fact belongs, and what `ofClock` says of every clock. */
const place = 'clock.group_id, clock.appeal_id, clock.project_path, clock.pack_id, clock.pack_version'
const ofClock = `'appealId', clock.appeal_id, 'clockId', clock.id, 'code', clock.code, 'target', clock.target`

/** A fact about a clock that this transaction has claimed. */
export interface SaidOfClock {
  readonly clockPlace: string
  readonly type: string
  /** When it became true. */
  readonly at: Date
  /** Another clause than the clock's. */
  readonly clause: string | null
  /** What is told beside the clock and its due time. */
  readonly more: object | null
}

/** The facts of timers that have fired, about clocks that are as they were claimed. */
export function factsOfFired(said: readonly SaidOfClock[]): FactRows {
  return {
    text: `
      select ${place}, said.type, array[coalesce(said.clause, clock.clause)] as clauses, said.at as occurred_at, said.place,
             jsonb_build_object(${ofClock}, 'dueAt', ${iso('clock.due_at')}) || coalesce(said.more, '{}') as data
        from unnest($1::tid[], $2::text[], $3::timestamptz[], $4::text[], $5::jsonb[]) with ordinality
               as said (clock_place, type, at, clause, more, place)
        join clocks clock on clock.ctid = said.clock_place`,
    values: [
      said.map(({ clockPlace }) => clockPlace),
      said.map(({ type }) => type),
      said.map(({ at }) => at.toISOString()),
      said.map(({ clause }) => clause),
      said.map(({ more }) => (more === null ? null : JSON.stringify(more))),
    ],
  }
}

/** The facts of clocks that a change of a calendar has moved. */
export function factsOfMoved(moves: readonly Move[], why: ClockMoveReason, now: Date): FactRows {
  return {
    text: `
      select ${place}, $1::text as type, array[clock.clause] as clauses, $2::timestamptz as occurred_at, moved.place,
             jsonb_build_object(${ofClock}, 'from', moved."from", 'to', moved."to", 'why', $3::text,
                                'calendarVersion', moved.version) as data
        from unnest($4::uuid[], $5::text[], $6::text[], $7::text[]) with ordinality
               as moved (clock_id, "from", "to", version, place)
        join clocks clock on clock.id = moved.clock_id`,
    values: [
      clockMoved.type,
      now.toISOString(),
      why,
      moves.map(({ clock }) => clock.id),
      moves.map(({ clock }) => clock.dueAt.toISOString()),
      moves.map(({ due }) => due.dueAt.toISOString()),
      moves.map(({ due }) => due.by.version),
    ],
  }
}
