import type { BreachCause } from '@shouwen/vocabulary/clock-life'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Clock } from './clock'

/** Why a clock ran out, as whoever answers for it sees it. It excuses nothing. */
export interface RecordedCause {
  clockId: string
  groupId: string
  cause: BreachCause
  recordedBy: string
  recordedAt: Date
}

/** The cause of a breach is recorded once, and stays. Refuses with CLOCK_NOT_BREACHED and BREACH_CAUSE_RECORDED. */
export function decideCause(
  { id: clockId, groupId, breachedAt }: Clock,
  known: RecordedCause | null,
  cause: BreachCause,
  by: string,
  now: Date,
): RecordedCause {
  if (breachedAt === null) throw new Refusal('CLOCK_NOT_BREACHED')
  if (known !== null) throw new Refusal('BREACH_CAUSE_RECORDED', { cause: known.cause })
  return { clockId, groupId, cause, recordedBy: by, recordedAt: now }
}
