import { clockOf, msPerDay, toInstant, toLocal } from '@shouwen/calendar/local-time'
import { overlap, type Interval } from './interval'

/** A weekly shift 排班. One that ends before it begins goes on past midnight: 22:00 to 06:00 belongs to its first day. */
export interface Shift {
  /** 1 is Monday, 7 Sunday. */
  weekdays: number[]
  /** `HH:mm` local time. */
  from: string
  /** `HH:mm`, `24:00` included; not on duty any more at this very time. */
  to: string
}

/** 1970-01-01, day 0, was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** Whether a shift covers an instant, on the wall clock of the project. */
export function isOnDuty(shifts: readonly Shift[], at: Date, timeZone: string): boolean {
  const { day, clock } = toLocal(at, timeZone)
  return shifts.some(({ weekdays, from, to }) => {
    const start = clockOf(from)
    const end = clockOf(to)
    const length = end > start ? end - start : end + msPerDay - start
    const begunToday = weekdays.includes(weekdayOf(day)) && clock >= start && clock < start + length
    const begunYesterday = weekdays.includes(weekdayOf(day - 1)) && clock + msPerDay < start + length
    return begunToday || begunYesterday
  })
}

/** When weekly shifts are within a time, on the wall clock of the project. */
export function occurrences(shifts: readonly Shift[], during: Interval, timeZone: string): Interval[] {
  const first = toLocal(during.from, timeZone).day - 1
  const last = toLocal(during.to, timeZone).day
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return shifts
    .flatMap(({ weekdays, from, to }) => {
      const start = clockOf(from)
      const end = clockOf(to)
      const length = end > start ? end - start : end + msPerDay - start
      return days
        .filter((day) => weekdays.includes(weekdayOf(day)))
        .map((day) => ({
          from: toInstant({ day, clock: start }, timeZone),
          to: toInstant(
            { day: day + Math.floor((start + length) / msPerDay), clock: (start + length) % msPerDay },
            timeZone,
          ),
        }))
    })
    .filter((time) => overlap(time, during))
}

/** What is wrong with a shift; empty when nothing is. */
export function shiftProblems({ weekdays, from, to }: Shift): string[] {
  const problems: string[] = []
  if (weekdays.length === 0 || weekdays.some((day) => !Number.isInteger(day) || day < 1 || day > 7)) {
    problems.push('weekdays must be 1 (Monday) to 7 (Sunday)')
  }
  if (Number.isNaN(clockOf(from)) || Number.isNaN(clockOf(to)) || from === '24:00') {
    problems.push('from and to must be HH:mm')
  } else if (from === to) problems.push('from and to are the same')
  return problems
}
