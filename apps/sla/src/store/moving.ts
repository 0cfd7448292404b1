import type { Work } from '@shouwen/transactions/work'
import type { EntityManager } from 'typeorm'
import type { Clock } from '../domain/clock'
import { timersOf } from '../domain/timers'
import { clockTable } from './tables'

/** Clocks that are written with one statement. */
const BATCH = 2_000

/** Timers that are set with one statement: PostgreSQL reads all there are for each. */
const TIMERS_BATCH = 100_000

/** Whose clocks a change may move: those of a project, or of all the group's. */
export type Reach = { readonly projectId: string } | { readonly groupId: string }

/** Every column under the name that a clock knows it by: a hundred thousand are read at once, and no entities made of them. */
const columns = Object.entries(clockTable.options.columns)
  .map(([key, column]) => `clock.${column?.name ?? key} as "${key}"`)
  .join(', ')

/**
 * The clocks that run or stand still, are not late and count working days or hours, in the order of their ids.
 * @param held whether they are locked until the transaction ends: in one order, so that two changes wait for each other.
 */
export function movableClocks(
  manager: EntityManager,
  reach: Reach,
  now: Date,
  held: boolean,
): Promise<Clock[]> {
  const [within, id] = 'projectId' in reach ? ['project_id', reach.projectId] : ['group_id', reach.groupId]
  return manager.query(
    `select ${columns} from clocks clock
      where clock.${within} = $1 and (clock.state = 'paused' or clock.state = 'running' and clock.due_at >= $2)
        and clock.breached_at is null and clock.explanation->>'counted' in ('workingDays', 'workingMinutes')
      order by clock.id ${held ? 'for update' : ''}`,
    [id, now],
  )
}

/** Writes the new due times of clocks that this transaction has locked, and sets their timers to them. */
export async function rescheduleClocks({ manager }: Work, clocks: readonly Clock[]): Promise<void> {
  for (let at = 0; at < clocks.length; at += BATCH) {
    const batch = clocks.slice(at, at + BATCH)
    const rows = batch.map((clock) => ({
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
  const timers = clocks.flatMap(timersOf)
  for (let at = 0; at < timers.length; at += TIMERS_BATCH) {
    const batch = timers.slice(at, at + TIMERS_BATCH)
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
