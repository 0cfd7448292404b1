import type { Work } from '@shouwen/transactions/work'
import type { EntityManager } from 'typeorm'
import type { Clock } from '../domain/clock'
import type { OrderMoment } from '../domain/order-pauses'
import type { Pause } from '../domain/pause'
import { timersOf } from '../domain/timers'
import { orderMomentTable, pauseTable } from './life-tables'
import { clockTable, timerTable } from './tables'

/** What was told of an appeal's pauses, in their order; they change only under the appeal's lock. */
export function pausesOf(manager: EntityManager, appealId: string): Promise<Pause[]> {
  return manager.find(pauseTable, { where: { appealId }, order: { from: 'ASC' } })
}

/** What happened to an appeal's orders, as far as they stood still. */
export function orderMomentsOf(manager: EntityManager, appealId: string): Promise<OrderMoment[]> {
  return manager.find(orderMomentTable, { where: { appealId } })
}

/** Keeps a moment of an order; one that is told again changes nothing. */
export async function keepOrderMoment(work: Work, appealId: string, moment: OrderMoment): Promise<void> {
  await work.manager
    .createQueryBuilder()
    .insert()
    .into(orderMomentTable)
    .values({ ...moment, appealId, groupId: work.groupId })
    .orIgnore()
    .execute()
}

/** Writes the times of a clock that this transaction has locked, and sets its timers to them: none while it stands still. */
export async function writeTimes({ manager }: Work, clock: Clock): Promise<void> {
  const { id, dueAt, warnAt, warnings, rungs, provisional, pauses, extensions } = clock
  const { state, stoppedAt, breachedAt, breachNoticedAt } = clock
  const timers = state === 'running' ? timersOf(clock) : []
  const times = { dueAt, warnAt, warnings, rungs, provisional, pauses, extensions }
  await manager.update(clockTable, { id }, { ...times, state, stoppedAt, breachedAt, breachNoticedAt })
  await manager.delete(timerTable, { clockId: id })
  if (timers.length > 0) await manager.insert(timerTable, timers)
}
