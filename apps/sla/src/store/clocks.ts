import type { Work } from '@shouwen/transactions/work'
import type { EntityManager } from 'typeorm'
import type { Bearing } from '../domain/bearing'
import type { Clock } from '../domain/clock'
import { timersOf } from '../domain/timers'
import { clockTable, timerTable } from './tables'

/** All clocks of an appeal, locked until the transaction ends. */
export function lockClocks({ manager }: Work, appealId: string): Promise<Clock[]> {
  return manager.find(clockTable, { where: { appealId }, lock: { mode: 'pessimistic_write' } })
}

/** A clock, as it is seen without waiting for anybody. */
export function clockById(manager: EntityManager, id: string): Promise<Clock | null> {
  return manager.findOneBy(clockTable, { id })
}

/** Writes new clocks, and timers for those that run. */
export async function insertClocks({ manager }: Work, clocks: readonly (Clock & Bearing)[]): Promise<void> {
  if (clocks.length === 0) return
  const timers = clocks.filter(({ state }) => state === 'running').flatMap(timersOf)
  await Promise.all([
    manager.insert(clockTable, [...clocks]),
    timers.length > 0 ? manager.insert(timerTable, timers) : null,
  ])
}

/** Writes the end of a clock that this transaction has locked; nothing is left to be said of it. */
export async function endClock({ manager }: Work, clock: Clock): Promise<void> {
  const { id, state, stoppedAt, breachedAt, breachNoticedAt } = clock
  await Promise.all([
    manager.update(clockTable, { id }, { state, stoppedAt, breachedAt, breachNoticedAt }),
    manager.delete(timerTable, { clockId: id }),
  ])
}

/** The caller of an appeal became a known customer, who may see its clocks from now on. */
export async function nameCustomer({ manager }: Work, appealId: string, customerId: string): Promise<void> {
  await manager.update(clockTable, { appealId }, { customerId })
}
