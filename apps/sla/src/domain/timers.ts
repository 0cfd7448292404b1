import { lateFrom, type Clock } from './clock'

export type TimerKind = 'warn' | 'breach'

/** Something to be said of a clock when its time has come, unless it has stopped by then. */
export interface Timer {
  clockId: string
  groupId: string
  kind: TimerKind
  /** The first instant at which it fires. */
  dueAt: Date
  /** The clock's run that it was set for. */
  generation: number
}

/** The timers of a clock that begins to run. */
export function timersOf(clock: Clock): Timer[] {
  const { id, groupId, generation } = clock
  return [
    { clockId: id, groupId, kind: 'warn', dueAt: clock.warnAt, generation },
    { clockId: id, groupId, kind: 'breach', dueAt: lateFrom(clock), generation },
  ]
}

/** Whether a timer that has come due still has something to say: its clock runs, is of its run, and was not marked yet. */
export function isToBeSaid(timer: Pick<Timer, 'kind' | 'generation'>, clock: Clock): boolean {
  if (clock.state !== 'running' || clock.generation !== timer.generation) return false
  return (timer.kind === 'warn' ? clock.warnedAt : clock.breachedAt) === null
}
