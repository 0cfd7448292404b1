import type { Job } from '@shouwen/messaging/job'
import { clockWarned, rungReached } from '@shouwen/events/sla'
import type { Store } from '@shouwen/transactions/store'
import { afterSaying, saysFrom } from '../domain/timers'
import { firedFacts, type EarlyTimer, type SaidOfClock } from '../store/fired'
import { claimTimers, nextDue, type DueTimer, type FiringClock } from '../store/timers'
import { breachOf } from './clock-facts'

/** Timers of one transaction at the most: each claim steps over all that have fired and were not cleared away yet. */
const BATCH = 2_000

/** Milliseconds between two looks at the least while there is no full batch, and at the most: a timer may be set that is due before all others. */
const REST_MS = 50
const LONGEST_REST_MS = 1_000

/**
 * Says of clocks that still run that they soon are or have become late, or that a rung of their ladder is reached, each once: whoever
 * claims a timer deletes it, marks its clock and records the fact in one transaction. What came due while nobody looked is said in the
 * order of its time. A timer whose clock was moved to a later time is put off until then. Returns whether there may be more.
 */
export function fireTimers(store: Store): Promise<boolean> {
  return store.asJob(async ({ manager, now, recordFrom }) => {
    const claimed = await claimTimers(manager, now, BATCH)
    if (claimed.length === 0) return false
    const isFull = claimed.length === BATCH
    // What is to be said after the last of a full batch has its turn with those that were not claimed.
    const until = isFull ? (claimed.at(-1)?.at ?? now) : now
    const early: EarlyTimer[] = []
    const done: DueTimer[] = []
    const due: Due[] = []
    for (const timer of claimed) {
      const { kind, step, ofGeneration: generation } = timer
      const at = saysFrom(timer, { kind, step, generation })
      if (at !== null && at > until) {
        early.push({ timerPlace: timer.timerPlace, at })
        continue
      }
      done.push(timer)
      if (at !== null) due.push({ timer, at })
    }
    const fired = new Map<string, FiringClock>()
    const said: SaidOfClock[] = []
    for (const { timer, at } of due.sort(inTime)) {
      const after = afterSaying(asLeft(fired.get(timer.id), timer), timer, now)
      fired.set(timer.id, after)
      said.push(saidBy(timer, at, after, now))
    }
    const recorded = await recordFrom(firedFacts(done, early, fired, said))
    if (recorded !== said.length) throw new Error(`${said.length} timers fired, and ${recorded} were told of`)
    return isFull
  })
}

/** A timer that has something to say, and the time of that. */
interface Due {
  readonly timer: DueTimer
  readonly at: Date
}

const inTime = (one: Due, other: Due): number => one.at.getTime() - other.at.getTime()

/** A timer's clock as its timers of before have left it, with what this one asks of it besides. */
function asLeft(left: FiringClock | undefined, timer: DueTimer): FiringClock {
  if (left === undefined) return timer
  return {
    ...left,
    warnings: left.warnings ?? timer.warnings,
    warnedAt: left.warnedAt ?? timer.warnedAt,
    rungs: left.rungs ?? timer.rungs,
  }
}

/** What is said as a timer fires. */
function saidBy({ kind, step }: DueTimer, at: Date, clock: FiringClock, now: Date): SaidOfClock {
  const said = { clockId: clock.id, at, clause: null, more: null }
  if (kind === 'warn') return { ...said, type: clockWarned.type }
  if (kind === 'breach') return { ...said, type: breachOf(clock).type }
  const rung = clock.rungs?.[step - 1]
  if (rung === undefined) throw new Error(`rung ${step} of ${clock.id} was reached, and is not on its ladder`)
  const { to, clause } = rung
  const lateBySeconds = Math.floor((now.getTime() - at.getTime()) / 1_000)
  return {
    ...said,
    type: rungReached.type,
    clause,
    more: { rung: step, to, at: at.toISOString(), lateBySeconds },
  }
}

/**
 * Milliseconds until the next timer comes due, within what is looked at the least and at the most.
 * @param looked before the last look: what came due while it went on is waited for no longer than anything else.
 */
async function restUntilNext(store: Store, looked: Date): Promise<number> {
  const next = await store.asJob(({ manager }) => nextDue(manager, looked))
  const rest = next === null ? LONGEST_REST_MS : next.getTime() - store.clock.now().getTime()
  return Math.min(LONGEST_REST_MS, Math.max(REST_MS, rest))
}

export const firingTimers: Job = {
  name: 'fire-timers',
  everyMs: LONGEST_REST_MS,
  inEveryInstance: true,
  run: async (store) => {
    const looking = store.clock.now()
    return (await fireTimers(store)) || restUntilNext(store, looking)
  },
}
