import { endOfWindow, type DailyWindow } from '@shouwen/calendar/daily-window'
import { instantOf, type RungMoment, type WarnMoment } from '@shouwen/procedure/clock-moment'
import type { ClockRule } from '@shouwen/procedure/pack'
import type { Role } from '@shouwen/vocabulary/organisation'

/** A warning of a clock. Times are ISO 8601, UTC: it is kept as JSON with its clock. */
export interface Warning {
  readonly when: WarnMoment
  /** When it is to go out. */
  readonly at: string
  /** When it went out: later than `at` after an outage. Null before. */
  readonly saidAt: string | null
}

/** A rung of a clock's ladder, kept as a warning is. */
export interface Rung {
  readonly when: RungMoment
  readonly to: Role
  readonly clause: string
  /** The hours in which it is not reached; null: it is, at any hour. */
  readonly quiet: DailyWindow | null
  /** When it is to be reached. */
  readonly at: string
  /** When it was: later than `at` after an outage. Null before. */
  readonly reachedAt: string | null
}

/** What a clock says while it runs. */
export interface Signs {
  /** When the first warning is to go out. */
  readonly warnAt: Date
  readonly warnings: readonly Warning[]
  readonly rungs: readonly Rung[]
}

/** The run that signs are set for. */
export interface Span {
  readonly startedAt: Date
  readonly dueAt: Date
  readonly timeZone: string
}

type SignRule = Pick<ClockRule, 'warnAtShare' | 'warnings' | 'ladder'>

/** What a clock that begins to run will say, by its rule and by the quiet hours of its procedure. */
export function signsOf(rule: SignRule, quietHours: DailyWindow | null, span: Span): Signs {
  const { warnAtShare, warnings = [{ atShare: warnAtShare }], ladder = [] } = rule
  return replanned(
    {
      warnings: warnings.map((when) => ({ when, at: '', saidAt: null })),
      rungs: ladder.map(({ when, to, clause, atNight }) => {
        const quiet = atNight || quietHours === null ? null : { from: quietHours.from, to: quietHours.to }
        return { when, to, clause, quiet, at: '', reachedAt: null }
      }),
    },
    span,
  )
}

/**
 * The signs of a clock that is due at another time than was promised, because it stood still or was extended: at the same shares of
 * a window of the promised length, that ends as it ends now.
 */
export function signsUntil(
  clock: Pick<Signs, 'warnings' | 'rungs'> & { readonly startedAt: Date; readonly promisedDueAt: Date },
  dueAt: Date,
  timeZone: string,
): Signs {
  const length = clock.promisedDueAt.getTime() - clock.startedAt.getTime()
  return replanned(clock, { startedAt: new Date(dueAt.getTime() - length), dueAt, timeZone })
}

/** The same for another due time. What was said stays said, and is not said again. */
export function replanned({ warnings, rungs }: Pick<Signs, 'warnings' | 'rungs'>, span: Span): Signs {
  const { startedAt, dueAt, timeZone } = span
  const warned = warnings.map((warning) => {
    if (warning.saidAt !== null) return warning
    return { ...warning, at: instantOf(warning.when, startedAt, dueAt).toISOString() }
  })
  return {
    warnAt: new Date(Math.min(...warned.map(({ at }) => Date.parse(at)))),
    warnings: warned,
    rungs: rungs.map((rung) => {
      if (rung.reachedAt !== null) return rung
      const at = instantOf(rung.when, startedAt, dueAt)
      const woken = rung.quiet === null ? null : endOfWindow(rung.quiet, at, timeZone)
      return { ...rung, at: (woken ?? at).toISOString() }
    }),
  }
}
