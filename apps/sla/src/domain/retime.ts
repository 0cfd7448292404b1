import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { lateFrom, type Clock } from './clock'
import type { RunEnd } from './runs'
import { signsUntil } from './signs'
import { timedBy, type PauseLeftOut, type Stand, type Timing } from './standing-still'

/** What a clock's due time is made from. */
export function timingOf(
  clock: Pick<Clock, 'window' | 'startedAt' | 'promisedDueAt' | 'provisional' | 'extensions'>,
): Timing {
  const { window, startedAt, promisedDueAt, provisional, extensions } = clock
  const promised = { dueAt: promisedDueAt, provisional }
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
  if (timed.dueAt.getTime() === clock.dueAt.getTime() && areSame(timed.pauses, clock.pauses)) return clock
  const state = timed.pauses.at(-1)?.to === null ? 'paused' : 'running'
  const breachedAt = state === 'paused' ? null : markOf(clock, timed.dueAt, now)
  const signs = signsUntil(clock, timed.dueAt, calendar.timeZone)
  return { ...clock, ...timed, ...signs, pauses: [...timed.pauses], state, stoppedAt: null, breachedAt }
}

/** As they are kept: what PostgreSQL gives back has its keys in another order. */
function areSame(ones: readonly PauseLeftOut[], others: readonly PauseLeftOut[]): boolean {
  return (
    ones.length === others.length &&
    ones.every(({ reason, from, to }, at) => {
      const other = others[at]
      return other?.reason === reason && other.from === from && other.to === to
    })
  )
}

/** A mark that was made before it was known that the clock stood still is moved, or taken away. */
function markOf({ breachedAt }: Clock, dueAt: Date, now: Date): Date | null {
  const late = lateFrom({ dueAt })
  return breachedAt === null || late > now ? null : late
}
