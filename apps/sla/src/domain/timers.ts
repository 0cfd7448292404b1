import { lateFrom, type Clock } from './clock'

export type TimerKind = 'warn' | 'breach' | 'rung'

/** Something to be said of a clock when its time has come, unless it has stopped by then. */
export interface Timer {
  clockId: string
  groupId: string
  kind: TimerKind
  /** Which warning, or which rung, from 1; 1 of a breach. */
  step: number
  /** The first instant at which it fires: never after what it is about is to be said, and before it where its clock was moved since. */
  dueAt: Date
  /** The clock's run that it was set for. */
  generation: number
}

/** What of a clock decides whether its timers have something to say, and when. */
export interface SayingClock extends Pick<Clock, 'state' | 'generation' | 'dueAt' | 'breachedAt'> {
  /** Null: none of the timers is a warning, and nobody has asked for them. */
  readonly warnings: Clock['warnings'] | null
  /** Null: none of the timers is a rung. */
  readonly rungs: Clock['rungs'] | null
}

/** The same, with what changes when they have said it. */
export type TimedClock = SayingClock & Pick<Clock, 'warnedAt' | 'breachNoticedAt'>

/** What of a clock its timers are set by. */
export type SpeakingClock = Pick<
  Clock,
  'id' | 'groupId' | 'generation' | 'dueAt' | 'warnings' | 'rungs' | 'breachedAt'
>

/** The timers of a clock that runs: for all that was not said of it yet. */
export function timersOf(clock: SpeakingClock): Timer[] {
  const { id: clockId, groupId, generation } = clock
  const timer = (kind: TimerKind, step: number, dueAt: Date): Timer => {
    return { clockId, groupId, kind, step, dueAt, generation }
  }
  return [
    ...clock.warnings.flatMap(({ at, saidAt }, index) =>
      saidAt === null ? [timer('warn', index + 1, new Date(at))] : [],
    ),
    ...(clock.breachedAt === null ? [timer('breach', 1, lateFrom(clock))] : []),
    ...clock.rungs.flatMap(({ at, reachedAt }, index) =>
      reachedAt === null ? [timer('rung', index + 1, new Date(at))] : [],
    ),
  ]
}

/**
 * When a clock says what a timer is about; null when it has nothing to say of it any more: it has stopped, is of another run, or has
 * said it before.
 */
export function saysFrom(
  clock: SayingClock,
  { kind, step, generation }: Pick<Timer, 'kind' | 'step' | 'generation'>,
): Date | null {
  if (clock.state !== 'running' || clock.generation !== generation) return null
  switch (kind) {
    case 'warn': {
      const warning = clock.warnings?.[step - 1]
      return warning === undefined || warning.saidAt !== null ? null : new Date(warning.at)
    }
    case 'breach':
      return clock.breachedAt === null ? lateFrom(clock) : null
    case 'rung': {
      const rung = clock.rungs?.[step - 1]
      return rung === undefined || rung.reachedAt !== null ? null : new Date(rung.at)
    }
  }
}

/** The clock after it has said what one of its timers is about, which it had to say. */
export function afterSaying<Said extends TimedClock>(
  clock: Said,
  { kind, step }: Pick<Timer, 'kind' | 'step'>,
  now: Date,
): Said {
  const at = now.toISOString()
  switch (kind) {
    case 'warn': {
      const warnings = clock.warnings?.map((sign, index) =>
        index === step - 1 ? { ...sign, saidAt: at } : sign,
      )
      return { ...clock, warnings, warnedAt: clock.warnedAt ?? now }
    }
    case 'breach':
      return { ...clock, breachedAt: lateFrom(clock), breachNoticedAt: now }
    case 'rung': {
      const rungs = clock.rungs?.map((sign, index) =>
        index === step - 1 ? { ...sign, reachedAt: at } : sign,
      )
      return { ...clock, rungs }
    }
  }
}
