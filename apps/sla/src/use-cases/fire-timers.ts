import type { Job } from '@shouwen/messaging/job'
import { clockWarned, rungReached } from '@shouwen/events/sla'
import type { Store } from '@shouwen/transactions/store'
import type { JobWork } from '@shouwen/transactions/work'
import { decideFire } from '../domain/timers'
import {
  claimTimers,
  dropTimers,
  markFired,
  nextDue,
  type DueTimer,
  type FiredClock,
  type FiringClock,
} from '../store/timers'
import { breachOf, factOfClock, ofClock } from './clock-facts'

/** Timers of one transaction at the most. */
const BATCH = 1_000

/** Milliseconds between two looks at the least while there is no full batch, and at the most: a timer may be set that is due before all others. */
const REST_MS = 50
const LONGEST_REST_MS = 1_000

/**
 * Says of clocks that still run that they soon are or have become late, or that a rung of their ladder is reached, each once: whoever
 * claims a timer deletes it, marks its clock and records the fact in one transaction. What came due while nobody looked is said in the
 * order of its time. Returns whether there may be more.
 */
export function fireTimers(store: Store): Promise<boolean> {
  return store.asJob(async (work) => {
    const claimed = await claimTimers(work.manager, work.now, BATCH)
    if (claimed.length === 0) return false
    const fired = new Map<string, FiredClock>()
    for (const timer of claimed) {
      const { before, after: clock } = fired.get(timer.id) ?? { before: timer, after: timer }
      const after = decideFire<FiringClock>(
        clock,
        { kind: timer.kind, step: timer.step, generation: timer.ofGeneration },
        work.now,
      )
      if (after === null) continue
      fired.set(timer.id, { before, after })
      announce(work, timer, after)
    }
    await Promise.all([dropTimers(work.manager, claimed), markFired(work.manager, [...fired.values()])])
    return claimed.length === BATCH
  })
}

function announce({ record, now }: JobWork, { kind, step, at }: DueTimer, clock: FiringClock): void {
  const data = { ...ofClock(clock), dueAt: clock.dueAt.toISOString() }
  if (kind === 'warn') return record(clock.groupId, clockWarned, factOfClock(clock, at, data))
  if (kind === 'breach') return record(clock.groupId, breachOf(clock), factOfClock(clock, at, data))
  const rung = clock.rungs[step - 1]
  if (rung === undefined) return
  const lateBySeconds = Math.floor((now.getTime() - at.getTime()) / 1_000)
  const reached = { ...data, rung: step, to: rung.to, at: at.toISOString(), lateBySeconds }
  record(clock.groupId, rungReached, { ...factOfClock(clock, at, reached), clauses: [rung.clause] })
}

/** Milliseconds until the next timer comes due, within what is looked at the least and at the most. */
async function restUntilNext(store: Store): Promise<number> {
  const now = store.clock.now()
  const next = await store.asJob(({ manager }) => nextDue(manager, now))
  const rest = next === null ? LONGEST_REST_MS : next.getTime() - now.getTime()
  return Math.min(LONGEST_REST_MS, Math.max(REST_MS, rest))
}

export const firingTimers: Job = {
  name: 'fire-timers',
  everyMs: LONGEST_REST_MS,
  inEveryInstance: true,
  run: async (store) => (await fireTimers(store)) || restUntilNext(store),
}
