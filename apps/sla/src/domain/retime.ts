import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { lateFrom, type Clock } from './clock'
import type { RunEnd } from './runs'
import { timedBy, type Stand, type Timing } from './standing-still'

/** What a clock's due time is made from. */
export function timingOf(clock: Clock): Timing {
  const { window, startedAt, promisedDueAt, promisedWarnAt, provisional, extensions } = clock
  const promised = { dueAt: promisedDueAt, warnAt: promisedWarnAt, provisional }
  return { window, startedAt, promised, extensions }
}

/**
 * The clock with what stopped it left out, and with the time that it was given; the same object when nothing changes. An ended
 * one is settled anew afterwards: it may have been done in time after all. One that was cancelled because no rule asks for it
 * any more stays so.
 * @param stands those that stop this clock.
 * @param calendar the one that it was promised under.
 */
export function retimeClock(
  clock: Clock,
  stands: readonly Stand[],
  end: RunEnd | null,
  calendar: ProjectCalendar,
  now: Date,
): Clock {
  if (end === null && clock.stoppedAt !== null) return clock
  const timed = timedBy(timingOf(clock), stands, end?.at ?? null, calendar)
  const isSame =
    timed.dueAt.getTime() === clock.dueAt.getTime() &&
    JSON.stringify(timed.pauses) === JSON.stringify(clock.pauses)
  if (isSame) return clock
  const state = timed.pauses.at(-1)?.to === null ? 'paused' : 'running'
  return { ...clock, ...timed, pauses: [...timed.pauses], state, stoppedAt: null, breachedAt: markOf() }

  /** A mark that was made before it was known that the clock stood still is moved, or taken away. */
  function markOf(): Date | null {
    const late = lateFrom(timed)
    return clock.breachedAt === null || state === 'paused' || late > now ? null : late
  }
}
