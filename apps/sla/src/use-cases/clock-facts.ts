import { clockBreached, departmentClockBreached } from '@shouwen/events/sla'
import type { NewFact } from '@shouwen/transactions/work'
import type { ClockTarget } from '@shouwen/vocabulary/handling'
import type { Clock } from '../domain/clock'

/** What every fact about a clock says of it. */
export function ofClock(clock: Pick<Clock, 'id' | 'appealId' | 'code' | 'target'>): {
  appealId: string
  clockId: string
  code: string
  target: ClockTarget
} {
  return { appealId: clock.appealId, clockId: clock.id, code: clock.code, target: clock.target }
}

/** What is announced of a breach: to the customer a promise was broken, or a department owes the house. */
export function breachOf({ owedTo }: Pick<Clock, 'owedTo'>): typeof clockBreached {
  return owedTo === 'house' ? departmentClockBreached : clockBreached
}

/** A fact about a clock, with its place, its clause and its procedure. */
export function factOfClock<Data extends object>(
  clock: Pick<Clock, 'appealId' | 'projectPath' | 'clause' | 'packId' | 'packVersion'>,
  at: Date,
  data: Data,
): NewFact<Data> {
  return {
    subject: `appeal/${clock.appealId}`,
    appealId: clock.appealId,
    projectPath: clock.projectPath,
    clauses: [clock.clause],
    pack: { id: clock.packId, version: clock.packVersion },
    at,
    data,
  }
}
