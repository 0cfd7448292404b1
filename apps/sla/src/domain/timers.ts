import { lateFrom, type Clock } from './clock'

export type TimerKind = 'warn' | 'breach' | 'rung'

/** Something to be said of a clock when its time has come, unless it has stopped by then. */
export interface Timer {
  clockId: string
  groupId: string
  kind: TimerKind
  /** Which warning, or which rung, from 1; 1 of a breach. */
  step: number
  /** The first instant at which it fires. */
  dueAt: Date
  /** The clock's run that it was set for. */
  generation: number
}

/** What of a clock decides whether its timers have something to say, and changes when they have said it. */
export interface TimedClock extends Pick<
  Clock,
  'state' | 'generation' | 'dueAt' | 'warnedAt' | 'breachedAt' | 'breachNoticedAt'
> {
  /** Null: none of the timers is a warning, and nobody has asked for them. */
  readonly warnings: Clock['warnings'] | null
  /** Null: none of the timers is a rung. */
  readonly rungs: Clock['rungs'] | null
}

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
 * The clock after one of its timers has come due; null when that has nothing to say any more: the clock has stopped, is of
 * another run, or it was said before.
 */
export function decideFire<Fired extends TimedClock>(
  clock: Fired,
  { kind, step, generation }: Pick<Timer, 'kind' | 'step' | 'generation'>,
  now: Date,
): Fired | null {
  if (clock.state !== 'running' || clock.generation !== generation) return null
  const at = now.toISOString()
  switch (kind) {
    case 'warn': {
      const warning = clock.warnings?.[step - 1]
      if (warning === undefined || warning.saidAt !== null) return null
      const warnings = clock.warnings?.with(step - 1, { ...warning, saidAt: at })
      return { ...clock, warnings, warnedAt: clock.warnedAt ?? now }
    }
    case 'breach':
      if (clock.breachedAt !== null) return null
      return { ...clock, breachedAt: lateFrom(clock), breachNoticedAt: now }
    case 'rung': {
      const rung = clock.rungs?.[step - 1]
      if (rung === undefined || rung.reachedAt !== null) return null
      return { ...clock, rungs: clock.rungs?.with(step - 1, { ...rung, reachedAt: at }) }
    }
  }
}
