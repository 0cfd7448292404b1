import type { EntityManager } from 'typeorm'
import type { Clock } from '../domain/clock'
import type { DatedClock } from '../domain/move'
import { timersOf, type Timer } from '../domain/timers'
import { clockTable } from './tables'

/** Clocks that are read, counted and written at a time: while these are counted, PostgreSQL is at work on those before and behind them. */
const SLICE = 2_000

/** Timers that are set with one statement: PostgreSQL reads all there are for each. */
const TIMERS_BATCH = 100_000

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

const every = columnsOf(columns.map(([key]) => key))
const dated = columnsOf([
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
] satisfies (keyof DatedClock)[])

/** What may be moved as it is now; nobody is kept from changing it. */
export const datedClocks = (manager: EntityManager, reach: Reach, now: Date): Slices<DatedClock> =>
  movable<DatedClock>(manager, dated, reach, now, '')

/** What may be moved, held until the transaction ends. */
export const heldClocks = (manager: EntityManager, reach: Reach, now: Date): Slices<Clock> =>
  movable<Clock>(manager, every, reach, now, 'for update')

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
  yield* slicesOf<Some>(manager, `${of} and clock.state = 'running' and clock.due_at >= $2 ${inOrder}`, [
    id,
    now,
  ])
  yield* slicesOf<Some>(manager, `${of} and clock.state = 'paused' ${inOrder}`, [id])
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

/** Writes the new due times of clocks that this transaction holds. Their timers are set by `setTimers`. */
export async function rescheduleClocks(manager: EntityManager, clocks: readonly Clock[]): Promise<void> {
  if (clocks.length === 0) return
  const rows = clocks.map((clock) => ({
    id: clock.id,
    due_at: clock.dueAt,
    warn_at: clock.warnAt,
    promised_due_at: clock.promisedDueAt,
    pauses: clock.pauses,
    warnings: clock.warnings,
    rungs: clock.rungs,
    provisional: clock.provisional,
    explanation: clock.explanation,
    calendar_version: clock.calendarVersion,
  }))
  await manager.query(
    `update clocks clock
        set due_at = moved.due_at, warn_at = moved.warn_at, warnings = moved.warnings, rungs = moved.rungs,
            promised_due_at = moved.promised_due_at, pauses = moved.pauses, provisional = moved.provisional,
            explanation = moved.explanation, calendar_version = moved.calendar_version
       from jsonb_to_recordset($1::jsonb) as moved (id uuid, due_at timestamptz, warn_at timestamptz, warnings jsonb,
            rungs jsonb, promised_due_at timestamptz, pauses jsonb, provisional boolean, explanation jsonb,
            calendar_version text)
      where clock.id = moved.id`,
    [JSON.stringify(rows)],
  )
}

/** The timers of clocks that are rescheduled, kept until all are known. */
export class MovedTimers {
  private readonly timers: Pick<Timer, 'clockId' | 'kind' | 'step' | 'dueAt'>[] = []

  add(clocks: readonly Clock[]): void {
    for (const clock of clocks)
      for (const { clockId, kind, step, dueAt } of timersOf(clock))
        this.timers.push({ clockId, kind, step, dueAt })
  }

  /** Sets them to the time at which their clocks have something to say now. */
  async set(manager: EntityManager): Promise<void> {
    for (let at = 0; at < this.timers.length; at += TIMERS_BATCH) {
      const batch = this.timers.slice(at, at + TIMERS_BATCH)
      await manager.query(
        `update timers timer set due_at = moved.due_at
           from unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[]) as moved (clock_id, kind, step, due_at)
          where (timer.clock_id, timer.kind, timer.step) = (moved.clock_id, moved.kind, moved.step)`,
        [
          batch.map(({ clockId }) => clockId),
          batch.map(({ kind }) => kind),
          batch.map(({ step }) => step),
          batch.map(({ dueAt }) => dueAt),
        ],
      )
    }
  }
}
