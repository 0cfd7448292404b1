import type { Job } from '@shouwen/messaging/job'
import { clockBreached, clockWarned } from '@shouwen/events/sla'
import type { Store } from '@shouwen/transactions/store'
import { lateFrom } from '../domain/clock'
import { isToBeSaid } from '../domain/timers'
import { claimTimers, markBreached, markWarned } from '../store/timers'
import { factOfClock, ofClock } from './clock-facts'

/** Timers of one transaction at the most. */
const BATCH = 200

/**
 * Says of clocks that still run that they soon are or have become late, each once: whoever claims a timer deletes it,
 * marks its clock and records the fact in one transaction. Returns whether there may be more.
 */
export function fireTimers(store: Store): Promise<boolean> {
  return store.asJob(async ({ manager, now, record }) => {
    const claimed = await claimTimers(manager, now, BATCH)
    const due = claimed.filter(({ clock, ...timer }) => isToBeSaid(timer, clock))
    const warned = due.filter(({ kind }) => kind === 'warn').map(({ clock }) => clock)
    const breached = due.filter(({ kind }) => kind === 'breach').map(({ clock }) => clock)
    for (const clock of warned) {
      const data = { ...ofClock(clock), dueAt: clock.dueAt.toISOString() }
      record(clock.groupId, clockWarned, factOfClock(clock, clock.warnAt, data))
    }
    for (const clock of breached) {
      const data = { ...ofClock(clock), dueAt: clock.dueAt.toISOString() }
      record(clock.groupId, clockBreached, factOfClock(clock, lateFrom(clock), data))
    }
    await markWarned(
      manager,
      warned.map(({ id }) => id),
      now,
    )
    await markBreached(
      manager,
      breached.map(({ id }) => id),
    )
    return claimed.length === BATCH
  })
}

export const firingTimers: Job = { name: 'fire-timers', everyMs: 1_000, run: fireTimers }
