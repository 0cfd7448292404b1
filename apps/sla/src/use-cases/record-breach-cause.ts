import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { breachCauseRecorded } from '@shouwen/events/sla'
import type { Store } from '@shouwen/transactions/store'
import type { BreachCause } from '@shouwen/vocabulary/clock-life'
import { decideCause } from '../domain/breach-cause'
import { breachCauseTable } from '../store/life-tables'
import { factOfClock, ofClock } from './clock-facts'
import type { ClockChanged } from './extend-clock'
import { holdClock } from './one-appeal'
import { permissions } from './permissions'

export interface RecordBreachCauseInput {
  readonly idempotencyKey: string
  readonly clockId: string
  readonly cause: BreachCause
}

/** Whoever is at work on it, or answers for it, says why a clock ran out: once. */
export function recordBreachCause(
  store: Store,
  input: RecordBreachCauseInput,
  actor: Actor,
): Promise<ClockChanged> {
  const permission = permissions['Mutation.recordBreachCause']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const { clock } = await holdClock(work, input.clockId)
    authorize(actor, permission, clock.projectPath)
    const known = await work.manager.findOneBy(breachCauseTable, { clockId: clock.id })
    const recorded = decideCause(clock, known, input.cause, actor.personId, work.now)
    await work.manager.insert(breachCauseTable, recorded)
    const data = { ...ofClock(clock), cause: recorded.cause }
    work.record(breachCauseRecorded, factOfClock(clock, work.now, data))
    return { clockId: clock.id }
  })
}
