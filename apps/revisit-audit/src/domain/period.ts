import { localDay } from '@shouwen/calendar/local-time'
import { monthBounds, type MonthBounds } from '@shouwen/calendar/month'
import { Refusal } from '@shouwen/vocabulary/refusal'

/** The month, `YYYY-MM`, in which an instant falls in a time zone. */
export function periodOf(instant: Date, timeZone: string): string {
  return localDay(instant, timeZone).slice(0, 7)
}

/** The bounds of a month in a time zone. Refuses with INPUT_INVALID what is not `YYYY-MM`. */
export function periodBounds(period: string, timeZone: string): MonthBounds {
  const bounds = monthBounds(period, timeZone)
  if (bounds === null) throw new Refusal('INPUT_INVALID', { problems: 'period must be a month, YYYY-MM' })
  return bounds
}

/** A sample is drawn of a whole period. Refuses with PERIOD_NOT_OVER. */
export function requireOver({ endsAt }: MonthBounds, now: Date): void {
  if (now < endsAt) throw new Refusal('PERIOD_NOT_OVER', { endsAt: endsAt.toISOString() })
}
