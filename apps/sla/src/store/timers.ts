import { In, type EntityManager } from 'typeorm'
import type { Clock } from '../domain/clock'
import type { TimerKind } from '../domain/timers'
import { clockTable } from './tables'

/** A timer whose time has come, with its clock; both are this transaction's alone until it ends. */
export interface DueTimer {
  readonly kind: TimerKind
  readonly generation: number
  readonly clock: Clock
}

/**
 * Takes timers whose time has come, the oldest first. Those whose clock somebody else is at work on are left for the next
 * look, so that this never waits for a lock.
 */
export async function claimTimers(manager: EntityManager, now: Date, limit: number): Promise<DueTimer[]> {
  const claimed: { clock_id: string; kind: TimerKind; generation: number }[] = await manager.query(
    `select timer.clock_id, timer.kind, timer.generation
       from timers timer join clocks clock on clock.id = timer.clock_id
      where timer.due_at <= $1 order by timer.due_at limit $2
        for update of timer, clock skip locked`,
    [now, limit],
  )
  if (claimed.length === 0) return []
  await manager.query(
    `delete from timers where (clock_id, kind) in (select * from unnest($1::uuid[], $2::text[]))`,
    [claimed.map((timer) => timer.clock_id), claimed.map((timer) => timer.kind)],
  )
  const clocks = await manager.find(clockTable, { where: { id: In(claimed.map((timer) => timer.clock_id)) } })
  const byId = new Map(clocks.map((clock) => [clock.id, clock]))
  return claimed.flatMap(({ clock_id, kind, generation }) => {
    const clock = byId.get(clock_id)
    return clock === undefined ? [] : [{ kind, generation, clock }]
  })
}

/** Marks clocks as warned. */
export async function markWarned(manager: EntityManager, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length > 0) await manager.update(clockTable, { id: In([...ids]) }, { warnedAt: now })
}

/** Marks clocks as breached, each from the first instant after its due time. */
export async function markBreached(manager: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await manager.query(
    `update clocks set breached_at = due_at + interval '1 millisecond' where id = any($1::uuid[])`,
    [ids],
  )
}
