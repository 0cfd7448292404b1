import { localDay, startOfDay } from '@shouwen/calendar/local-time'
import { Refusal } from '@shouwen/vocabulary/refusal'

/** A month of a project: from its first instant up to, not including, the first of the next month. */
export interface PeriodBounds {
  readonly startsAt: Date
  readonly endsAt: Date
}

/** The month, `YYYY-MM`, in which an instant falls in a time zone. */
export function periodOf(instant: Date, timeZone: string): string {
  return localDay(instant, timeZone).slice(0, 7)
}

/** The bounds of a month in a time zone. Refuses with INPUT_INVALID what is not `YYYY-MM`. */
export function periodBounds(period: string, timeZone: string): PeriodBounds {
  const [, year, month] = /^(20\d{2})-(0[1-9]|1[0-2])$/.exec(period) ?? []
  if (year === undefined || month === undefined) {
    throw new Refusal('INPUT_INVALID', { problems: 'period must be a month, YYYY-MM' })
  }
  const next =
    month === '12' ? `${Number(year) + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`
  return {
    startsAt: startOfDay(`${period}-01`, timeZone),
    endsAt: startOfDay(`${next}-01`, timeZone),
  }
}

/** A sample is drawn of a whole period. Refuses with PERIOD_NOT_OVER. */
export function requireOver({ endsAt }: PeriodBounds, now: Date): void {
  if (now < endsAt) throw new Refusal('PERIOD_NOT_OVER', { endsAt: endsAt.toISOString() })
}
