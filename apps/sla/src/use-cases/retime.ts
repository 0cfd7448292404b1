import { clockPaused, clockResumed, pauseEnded } from '@shouwen/events/sla'
import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import type { NewFact, Work } from '@shouwen/transactions/work'
import type { Clock } from '../domain/clock'
import type { Moment } from '../domain/moments'
import { standsOfOrders } from '../domain/order-pauses'
import { endedWith, standsOf, stoppedBy, type Pause } from '../domain/pause'
import { retimeClock } from '../domain/retime'
import type { Run, TimedRule } from '../domain/runs'
import type { Stand } from '../domain/standing-still'
import { calendarNamed } from '../store/calendars'
import { pauseTable } from '../store/life-tables'
import { orderMomentsOf, pausesOf } from '../store/standing-still'
import { factOfClock, ofClock } from './clock-facts'

/** The times in which an appeal could not go on: as its people told, until it was settled, and as its orders stood still. */
export async function standsOfAppeal(
  work: Work,
  appealId: string,
  moments: readonly Moment[],
): Promise<Stand[]> {
  const { manager } = work
  const [told, orders] = await Promise.all([pausesOf(manager, appealId), orderMomentsOf(manager, appealId)])
  const pauses = told.map((pause) => endedWith(pause, moments))
  for (const [at, pause] of pauses.entries()) {
    if (pause === told[at] || pause.endedAt === null) continue
    await manager.update(pauseTable, { id: pause.id }, { endedAt: pause.endedAt })
    recordEndOf(work, pause, pause.endedAt)
  }
  return [...standsOf(pauses), ...standsOfOrders(orders)]
}

/** The appeal goes on. */
export function recordEndOf(work: Work, pause: Pause, endedAt: Date): void {
  const data = { appealId: pause.appealId, pauseId: pause.id, at: endedAt.toISOString() }
  work.record(pauseEnded, { ...factOfPause(pause, data), at: endedAt })
}

/** A fact about a pause, with its place and its clause. */
export function factOfPause<Data extends object>(pause: Pause, data: Data): NewFact<Data> {
  const { appealId, projectPath, clause } = pause
  return { subject: `appeal/${appealId}`, appealId, projectPath, clauses: [clause], data }
}

/** The clock of a run with what stopped it left out, by the calendar that it was promised under. */
export async function retimed(
  work: Work,
  clock: Clock,
  run: Run<TimedRule>,
  stands: readonly Stand[],
  calendar: ProjectCalendar,
): Promise<Clock> {
  const stopped = stoppedBy(run, stands)
  if (stopped.length === 0 && clock.extensions.length === 0) return clock
  const promised = await promisedCalendar(work, clock, calendar)
  return retimeClock(clock, stopped, run.end, promised, work.now)
}

/** The project's calendar as it is, unless the clock was promised under an older one. */
async function promisedCalendar(
  { manager, askOnce }: Work,
  { projectId, calendarVersion }: Clock,
  calendar: ProjectCalendar,
): Promise<ProjectCalendar> {
  if (calendar.version === calendarVersion) return calendar
  const named = await askOnce(`calendar ${projectId} ${calendarVersion}`, () =>
    calendarNamed(manager, projectId, calendarVersion),
  )
  return named ?? calendar
}

/** Each pause of the clock is announced as it becomes known, and each end of one. */
export function recordPauses(work: Work, before: Clock, after: Clock): void {
  for (const { reason, from, to } of after.pauses) {
    const known = before.pauses.find((pause) => pause.from === from)
    if (known === undefined) {
      work.record(clockPaused, factOfClock(after, new Date(from), { ...ofClock(after), reason, from }))
    }
    if (to === null || known?.to === to) continue
    const data = { ...ofClock(after), at: to, dueAt: after.dueAt.toISOString() }
    work.record(clockResumed, factOfClock(after, new Date(to), data))
  }
}
