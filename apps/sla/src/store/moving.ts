import { clockMoved } from '@shouwen/events/sla'
import type { FactRows } from '@shouwen/transactions/work'
import type { ClockMoveReason } from '@shouwen/vocabulary/calendars'
import type { EntityManager } from 'typeorm'
import type { Clock } from '../domain/clock'
import {
  movedClock,
  timersTooLate,
  type DatedClock,
  type MovableClock,
  type Move,
  type Moved,
  type Moves,
} from '../domain/move'
import type { Timer } from '../domain/timers'
import { iso, placeOf, toldOf, written } from './facts-of-clocks'
import { clockTable } from './tables'

/** Clocks that are read, counted and written at a time: while these are counted, PostgreSQL is at work on those before and behind them. */
const SLICE = 2_000

/** Whose clocks a change may move: those of a project, or of all the group's. */
export type Reach = { readonly projectId: string } | { readonly groupId: string }

type Slices<Some> = AsyncGenerator<readonly Some[], void, void>

const columns = Object.entries(clockTable.options.columns)

/** Columns that are instants come as milliseconds: to read one from its text takes several times as long. */
const instants = new Set(columns.flatMap(([key, column]) => (column?.type === 'timestamptz' ? [key] : [])))

/** Columns under the names that a clock knows them by: a hundred thousand are read at once, and no entities made of them. */
function columnsOf(keys: readonly string[]): string {
  return columns
    .filter(([key]) => keys.includes(key))
    .map(([key, column]) => {
      const name = `clock.${column?.name ?? key}`
      return `${instants.has(key) ? `date_part('epoch', ${name}) * 1000` : name} as "${key}"`
    })
    .join(', ')
}

const ofDated = [
  'id',
  'projectId',
  'window',
  'state',
  'startedAt',
  'dueAt',
  'promisedDueAt',
  'provisional',
  'pauses',
  'extensions',
  'breachedAt',
] as const satisfies (keyof DatedClock)[]

/** A clock that a dry run tells of. */
export type ToldClock = DatedClock & Pick<Clock, 'appealId' | 'code' | 'target' | 'clause'>

const told = columnsOf([...ofDated, 'appealId', 'code', 'target', 'clause'] satisfies (keyof ToldClock)[])
const whole = columnsOf([
  ...ofDated,
  'groupId',
  'generation',
  'warnings',
  'rungs',
] satisfies (keyof MovableClock)[])

/** What may be moved, with what tells whether it is. */
export const datedClocks = (manager: EntityManager, reach: Reach, now: Date): Slices<ToldClock> =>
  movable<ToldClock>(manager, told, reach, now, [])

/** A clock as it was read, and where. */
export interface SeenClock extends MovableClock {
  /** Where its row lay, and which transaction had written it: whoever has changed it since has written another row. */
  readonly place: string
  readonly writtenBy: string
}

/** What may be moved, but for clocks that count by these calendars already. Nobody is kept from changing them. */
export const seenClocks = (
  manager: EntityManager,
  reach: Reach,
  now: Date,
  moved: readonly string[],
): Slices<SeenClock> =>
  movable<SeenClock>(manager, `clock.ctid as place, clock.xmin as "writtenBy", ${whole}`, reach, now, moved)

/** Clocks that count working days or hours, run and are not late, or stand still; `$1` tells whose, `$2` the present. */
function movableOf(reach: Reach): { which: string; id: string } {
  const [within, id] = 'projectId' in reach ? ['project_id', reach.projectId] : ['group_id', reach.groupId]
  const which = `clock.${within} = $1 and clock.breached_at is null and clock.stopped_at is null
    and (clock.state = 'paused' or clock.state = 'running' and clock.due_at >= $2)
    and clock.explanation->>'counted' in ('workingDays', 'workingMinutes')`
  return { which, id }
}

/** What may be moved, the first due first. Slice after slice, so that memory does not grow with their number. */
function movable<Some>(
  manager: EntityManager,
  shown: string,
  reach: Reach,
  now: Date,
  moved: readonly string[],
): Slices<Some> {
  const { which, id } = movableOf(reach)
  return slicesOf<Some>(
    manager,
    `select ${shown} from clocks clock where ${which} and clock.calendar_version <> all ($3)
      order by clock.due_at, clock.id`,
    [id, now, moved],
  )
}

/** What tells the clocks that may be moved from any others: which, and by whom each was written last. */
export async function seenAs(manager: EntityManager, reach: Reach, now: Date): Promise<string> {
  const { which, id } = movableOf(reach)
  const [row]: { seen: string }[] = await manager.query(
    `select count(*) || ' ' || coalesce(sum(hashtextextended(clock.id::text || ' ' || clock.xmin::text, 0)::numeric), 0) as seen
       from clocks clock where ${which}`,
    [id, now],
  )
  return row?.seen ?? ''
}

async function* slicesOf<Some>(manager: EntityManager, query: string, values: unknown[]): Slices<Some> {
  await manager.query(`declare movable no scroll cursor for ${query}`, values)
  const fetched = (): Promise<Some[]> => manager.query(`fetch ${SLICE} from movable`)
  for (let next = fetched(); ;) {
    const slice = await next
    if (slice.length === 0) break
    next = fetched()
    // Whoever goes through the slices may have failed meanwhile: then nobody waits for this one.
    next.catch(() => undefined)
    for (const clock of slice) readInstants(clock as Record<string, unknown>)
    yield slice
  }
  await manager.query('close movable')
}

function readInstants(clock: Record<string, unknown>): void {
  for (const key of instants) {
    const milliseconds = clock[key]
    if (typeof milliseconds === 'number') clock[key] = new Date(Math.round(milliseconds))
  }
}

/**
 * In one statement: the new due times of clocks are written, timers that would come too late are set to their time, and those that
 * were shown as moved are facts. A clock that somebody has changed since it was seen is passed over.
 */
export function movedFacts(
  { moves, confirmed }: Moves<SeenClock>,
  why: ClockMoveReason,
  now: Date,
): FactRows {
  const promises = new Promises()
  const timers: object[] = []
  const rowOf = (move: Move<SeenClock>, told: number | null): object => {
    const moved = movedClock(move)
    timers.push(...timersTooLate(move, moved).map(timerRow))
    return movedRow(move, moved, promises.numberOf(move), told)
  }
  const rows = [...moves.map(rowOf), ...confirmed.map((move) => rowOf(move, null))]
  return {
    writing: [
      `moved as (
         update clocks clock
            set due_at = coalesce(moved.due_at, promised.due_at), provisional = coalesce(moved.provisional, promised.provisional),
                warn_at = coalesce(moved.warn_at, clock.warn_at), warnings = coalesce(moved.warnings, clock.warnings),
                rungs = coalesce(moved.rungs, clock.rungs), pauses = coalesce(moved.pauses, clock.pauses),
                promised_due_at = promised.due_at, explanation = promised.explanation,
                calendar_version = promised.calendar_version
           from jsonb_to_recordset($1::jsonb) as moved (place tid, id uuid, written_by xid, promise int, told int,
                due_at timestamptz, provisional boolean, warn_at timestamptz, warnings jsonb, rungs jsonb, pauses jsonb)
           join jsonb_to_recordset($6::jsonb) as promised (number int, due_at timestamptz, provisional boolean,
                explanation jsonb, calendar_version text) on promised.number = moved.promise
          where clock.ctid = moved.place and clock.id = moved.id and clock.xmin = moved.written_by
         returning ${written}, clock.calendar_version, old.due_at as was_due_at, moved.told)`,
      // PostgreSQL takes a set out of JSON for a hundred rows, and finds timers by their keys; of arrays it knows how long they are,
      // and reads all timers there are.
      `timed as (
         update timers timer set due_at = set.due_at
           from jsonb_to_recordset($5::jsonb) as set (clock_id uuid, kind text, step int, due_at timestamptz)
           join moved on moved.id = set.clock_id
          where (timer.clock_id, timer.kind, timer.step) = (set.clock_id, set.kind, set.step))`,
    ],
    text: `
      select ${placeOf}, $2::text as type, array[clock.clause] as clauses, $3::timestamptz as occurred_at, clock.told as place,
             jsonb_build_object(${toldOf}, 'from', ${iso('clock.was_due_at')}, 'to', ${iso('clock.due_at')}, 'why', $4::text,
                                'calendarVersion', clock.calendar_version) as data
        from moved clock where clock.told is not null`,
    values: [
      JSON.stringify(rows),
      clockMoved.type,
      now.toISOString(),
      why,
      JSON.stringify(timers),
      JSON.stringify(promises.rows),
    ],
  }
}

/** What clocks have in common that began on the same day: it is sent, and read, once. */
class Promises {
  readonly rows: object[] = []
  private readonly numbers = new Map<object, number>()

  numberOf({ due: { promised, by } }: Move): number {
    const { dueAt, provisional, explanation } = promised
    const known = this.numbers.get(explanation)
    if (known !== undefined) return known
    const number = this.rows.length
    this.rows.push({ number, due_at: dueAt, provisional, explanation, calendar_version: by.version })
    this.numbers.set(explanation, number)
    return number
  }
}

/** What is left out is as it was promised, or stays as it is. */
function movedRow(
  { clock, due: { promised } }: Move<SeenClock>,
  moved: Moved<SeenClock>,
  promise: number,
  told: number | null,
): object {
  const { id, place, writtenBy: written_by } = clock
  const { dueAt, provisional, warnAt, warnings, rungs, pauses } = moved
  const isWarnedAnew = !isSame(warnings, clock.warnings)
  return {
    place,
    id,
    written_by,
    promise,
    told,
    due_at: dueAt.getTime() === promised.dueAt.getTime() ? undefined : dueAt,
    provisional: provisional === promised.provisional ? undefined : provisional,
    warn_at: isWarnedAnew ? warnAt : undefined,
    warnings: isWarnedAnew ? warnings : undefined,
    rungs: isSame(rungs, clock.rungs) ? undefined : rungs,
    pauses: pauses.length === 0 ? undefined : pauses,
  }
}

/** Whether signs are still set as they were: what is not said yet is made anew for another due time. */
function isSame<Sign>(these: readonly Sign[], those: readonly Sign[]): boolean {
  return these.every((sign, at) => sign === those[at])
}

function timerRow({ clockId, kind, step, dueAt }: Timer): object {
  return { clock_id: clockId, kind, step, due_at: dueAt }
}
