import { startOfDay } from './local-time'

/** A month of a project: from its first instant up to, not including, the first of the next month. */
export interface MonthBounds {
  readonly startsAt: Date
  readonly endsAt: Date
}

/** The bounds of a month, `YYYY-MM` from 2000 to 2099, in a time zone; null for what is no month. */
export function monthBounds(month: string, timeZone: string): MonthBounds | null {
  const [, year, number] = /^(20\d{2})-(0[1-9]|1[0-2])$/.exec(month) ?? []
  if (year === undefined || number === undefined) return null
  const next =
    number === '12' ? `${Number(year) + 1}-01` : `${year}-${String(Number(number) + 1).padStart(2, '0')}`
  return { startsAt: startOfDay(`${month}-01`, timeZone), endsAt: startOfDay(`${next}-01`, timeZone) }
}
