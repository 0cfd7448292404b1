import { clockMoved } from '@shouwen/events/sla'
import type { FactRows } from '@shouwen/transactions/work'
import type { ClockMoveReason } from '@shouwen/vocabulary/calendars'
import type { EntityManager } from 'typeorm'
import type { DatedClock, MovableClock } from '../domain/move'
import { timersOf, type Timer } from '../domain/timers'
import { iso, placeOf, toldOf, written } from './facts-of-clocks'
import { clockTable } from './tables'

/** Clocks that are read, counted and written at a time: while these are counted, PostgreSQL is at work on those before and behind them. */
const SLICE = 500

/** Whose clocks a change may move: those of a project, or of all the group's. */
export type Reach = { readonly projectId: string } | { readonly groupId: string }

type Slices<Some> = AsyncGenerator<readonly Some[], void, void>

const columns = Object.entries(clockTable.options.columns)

/** Columns under the names that a clock knows them by: a hundred thousand are read at once, and no entities made of them. */
function columnsOf(keys: readonly string[]): string {
  return columns
    .filter(([key]) => keys.includes(key))
    .map(([key, column]) => `clock.${column?.name ?? key} as "${key}"`)
    .join(', ')
}

const ofDated = [
  'id',
  'appealId',
  'projectId',
  'code',
  'target',
  'clause',
  'window',
  'explanation',
  'state',
  'startedAt',
  'dueAt',
  'promisedDueAt',
  'provisional',
  'pauses',
  'extensions',
  'breachedAt',
] as const satisfies (keyof DatedClock)[]

const dated = columnsOf(ofDated)
const held = columnsOf([
  ...ofDated,
  'groupId',
  'generation',
  'warnAt',
  'warnings',
  'rungs',
  'calendarVersion',
] satisfies (keyof MovableClock)[])

/** What may be moved as it is now; nobody is kept from changing it. */
export const datedClocks = (manager: EntityManager, reach: Reach, now: Date): Slices<DatedClock> =>
  movable<DatedClock>(manager, dated, reach, now, '')

/** A clock that this transaction holds until it ends. */
export interface HeldClock extends MovableClock {
  /** Where its row lies: it stays there as long as it is held, and is not written. */
  readonly place: string
}

/** What may be moved, held. */
export const heldClocks = (manager: EntityManager, reach: Reach, now: Date): Slices<HeldClock> =>
  movable<HeldClock>(manager, `clock.ctid as place, ${held}`, reach, now, 'for update')

/**
 * The clocks that run and are not late, the first due first, and then those that stand still; of both those that count working days or
 * hours. Slice after slice, so that memory does not grow with their number.
 */
async function* movable<Some>(
  manager: EntityManager,
  shown: string,
  reach: Reach,
  now: Date,
  lock: string,
): Slices<Some> {
  const [within, id] = 'projectId' in reach ? ['project_id', reach.projectId] : ['group_id', reach.groupId]
  const of = `select ${shown} from clocks clock where clock.${within} = $1 and clock.breached_at is null
                 and clock.explanation->>'counted' in ('workingDays', 'workingMinutes')`
  const inOrder = `order by clock.due_at, clock.id ${lock}`
  const running = `${of} and clock.stopped_at is null and clock.state = 'running' and clock.due_at >= $2 ${inOrder}`
  yield* slicesOf<Some>(manager, running, [id, now])
  yield* slicesOf<Some>(manager, `${of} and clock.stopped_at is null and clock.state = 'paused' ${inOrder}`, [
    id,
  ])
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
    yield slice
  }
  await manager.query('close movable')
}

/**
 * In one statement: the new due times of clocks that this transaction holds are written, their timers are set to the time at which
 * they have something to say now, and those that were shown as moved are facts.
 */
export function movedFacts(
  moved: readonly HeldClock[],
  confirmed: readonly HeldClock[],
  why: ClockMoveReason,
  now: Date,
): FactRows {
  const rows = [
    ...moved.map((clock, at) => movedRow(clock, at)),
    ...confirmed.map((clock) => movedRow(clock, null)),
  ]
  const timers = [...moved, ...confirmed].flatMap(timersOf).map(timerRow)
  return {
    writing: [
      `moved as (
         update clocks clock
            set due_at = moved.due_at, warn_at = moved.warn_at, warnings = moved.warnings, rungs = moved.rungs,
                promised_due_at = moved.promised_due_at, pauses = moved.pauses, provisional = moved.provisional,
                explanation = moved.explanation, calendar_version = moved.calendar_version
           from jsonb_to_recordset($1::jsonb) as moved (place tid, due_at timestamptz, warn_at timestamptz, warnings jsonb,
                rungs jsonb, promised_due_at timestamptz, pauses jsonb, provisional boolean, explanation jsonb,
                calendar_version text, told int)
          where clock.ctid = moved.place
         returning ${written}, clock.calendar_version, old.due_at as was_due_at, moved.told)`,
      // PostgreSQL takes a set out of JSON for a hundred rows, and finds timers by their keys; of arrays it knows how long they are,
      // and reads all timers there are.
      `timed as (
         update timers timer set due_at = moved.due_at
           from jsonb_to_recordset($5::jsonb) as moved (clock_id uuid, kind text, step int, due_at timestamptz)
          where (timer.clock_id, timer.kind, timer.step) = (moved.clock_id, moved.kind, moved.step))`,
    ],
    text: `
      select ${placeOf}, $2::text as type, array[clock.clause] as clauses, $3::timestamptz as occurred_at, clock.told as place,
             jsonb_build_object(${toldOf}, 'from', ${iso('clock.was_due_at')}, 'to', ${iso('clock.due_at')}, 'why', $4::text,
                                'calendarVersion', clock.calendar_version) as data
        from moved clock where clock.told is not null`,
    values: [JSON.stringify(rows), clockMoved.type, now.toISOString(), why, JSON.stringify(timers)],
  }
}

function movedRow(clock: HeldClock, told: number | null): object {
  return {
    place: clock.place,
    due_at: clock.dueAt,
    warn_at: clock.warnAt,
    promised_due_at: clock.promisedDueAt,
    pauses: clock.pauses,
    warnings: clock.warnings,
    rungs: clock.rungs,
    provisional: clock.provisional,
    explanation: clock.explanation,
    calendar_version: clock.calendarVersion,
    told,
  }
}

function timerRow({ clockId, kind, step, dueAt }: Timer): object {
  return { clock_id: clockId, kind, step, due_at: dueAt }
}
