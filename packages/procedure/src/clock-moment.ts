import { z } from 'zod'

const YEAR_HOURS = 366 * 24

/** Wall-clock time, at most a year. */
const span = z.union([
  z.strictObject({
    minutes: z
      .int()
      .min(1)
      .max(YEAR_HOURS * 60),
  }),
  z.strictObject({ hours: z.int().min(1).max(YEAR_HOURS) }),
])

const atShare = z.strictObject({ atShare: z.number().gt(0).lt(1) })
const before = z.strictObject({ before: span })
/** `{ minutes: 0 }`: in the first instant in which it is late. */
const after = z.strictObject({
  after: z.union([
    z.strictObject({
      minutes: z
        .int()
        .min(0)
        .max(YEAR_HOURS * 60),
    }),
    z.strictObject({ hours: z.int().min(1).max(YEAR_HOURS) }),
  ]),
})

/** When a clock warns: after a share of its time, or so long before it is due. */
export const warnMomentSchema = z.union([atShare, before])

/** When a rung of a clock's ladder is reached: as a warning goes out, or so long after the due time. */
export const rungMomentSchema = z.union([atShare, before, after])

export type WarnMoment = z.output<typeof warnMomentSchema>
export type RungMoment = z.output<typeof rungMomentSchema>

const HOUR_MS = 3_600_000

/**
 * The instant of a moment in the run of a clock. None lies before the start: a clock that is shorter than what a moment asks
 * for has it at once. None after the due time lies at it: what is done then is in time.
 */
export function instantOf(moment: RungMoment, startedAt: Date, dueAt: Date): Date {
  const [start, due] = [startedAt.getTime(), dueAt.getTime()]
  if ('atShare' in moment) return new Date(start + Math.round((due - start) * moment.atShare))
  if ('before' in moment) return new Date(Math.max(start, due - msOf(moment.before)))
  return new Date(due + Math.max(1, msOf(moment.after)))
}

/** The milliseconds of a span of wall-clock time. */
export function msOf(time: { readonly minutes: number } | { readonly hours: number }): number {
  return 'hours' in time ? time.hours * HOUR_MS : time.minutes * (HOUR_MS / 60)
}
