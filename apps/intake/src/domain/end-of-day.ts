import { clockOf, isoDay, toInstant, toLocal, type IsoDay } from '@shouwen/calendar/local-time'
import type { ProcedurePack } from '@shouwen/procedure/pack'

/** A day at whose end the customer of an open appeal had heard nothing of it. */
export interface DailyDuty {
  groupId: string
  appealId: string
  day: IsoDay
  clause: string
  raisedAt: Date
  /** When the customer was told after all; null while that is owed. */
  doneAt: Date | null
}

/** The end of a project's day, once it has come. */
export interface EndOfDay {
  readonly day: IsoDay
  readonly clause: string
  /** Who was told since then has been told today. */
  readonly began: Date
  /** What came in later is not owed today. */
  readonly ends: Date
}

/** P5.2.3, M4.7.2: the end of the local day by the procedure; null before it has come, or where there is none. */
export function endOfDayAt({ endOfDay }: ProcedurePack, timeZone: string, now: Date): EndOfDay | null {
  if (!endOfDay) return null
  const { day, clock } = toLocal(now, timeZone)
  const at = clockOf(endOfDay.at)
  if (clock < at) return null
  return {
    day: isoDay(day),
    clause: endOfDay.clause,
    began: toInstant({ day, clock: 0 }, timeZone),
    ends: toInstant({ day, clock: at }, timeZone),
  }
}
