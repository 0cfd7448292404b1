import type { Work } from '@shouwen/transactions/work'
import type { EntityManager } from 'typeorm'
import type { Clock } from '../domain/clock'
import { clockTable } from './tables'

/** Clocks that are written with one statement. */
const BATCH = 2_000

/** Whose clocks a change may move: those of a project, or of all the group's. */
export type Reach = { readonly projectId: string } | { readonly groupId: string }

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
  const query = manager
    .createQueryBuilder(clockTable, 'clock')
    .where(`(clock.state = 'paused' or clock.state = 'running' and clock.due_at >= :now)`, { now })
    .andWhere('clock.breached_at is null')
    .andWhere(`clock.explanation->>'counted' in ('workingDays', 'workingMinutes')`)
    .orderBy('clock.id')
  if ('projectId' in reach) query.andWhere('clock.project_id = :projectId', reach)
  else query.andWhere('clock.group_id = :groupId', reach)
  return held ? query.setLock('pessimistic_write').getMany() : query.getMany()
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
      promised_warn_at: clock.promisedWarnAt,
      pauses: clock.pauses,
      provisional: clock.provisional,
      explanation: clock.explanation,
      calendar_version: clock.calendarVersion,
    }))
    await manager.query(
      `update clocks clock
          set due_at = moved.due_at, warn_at = moved.warn_at, provisional = moved.provisional,
              promised_due_at = moved.promised_due_at, promised_warn_at = moved.promised_warn_at,
              pauses = moved.pauses, explanation = moved.explanation, calendar_version = moved.calendar_version
         from jsonb_to_recordset($1::jsonb) as moved (id uuid, due_at timestamptz, warn_at timestamptz,
              promised_due_at timestamptz, promised_warn_at timestamptz, pauses jsonb, provisional boolean, explanation jsonb, calendar_version text)
        where clock.id = moved.id`,
      [JSON.stringify(rows)],
    )
    await manager.query(
      `update timers timer
          set due_at = case timer.kind when 'warn' then clock.warn_at else clock.due_at + interval '1 millisecond' end
         from clocks clock
        where clock.id = timer.clock_id and timer.clock_id = any($1::uuid[])`,
      [batch.map(({ id }) => id)],
    )
  }
}
