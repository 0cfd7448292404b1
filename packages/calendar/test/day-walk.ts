import { clockOf, isoDay, toInstant, toLocal } from '../src/local-time'
import type { ProjectCalendar } from '../src/project-calendar'
import { isWorkedByTheBook } from './any-calendar'

/** Adds working time the way anybody would first: day after day, opening after opening. What the quick way is measured by. */
export function walkWorkingTime(
  start: Date,
  minutes: number,
  { timeZone, days, hours: atFirst, laterHours = [] }: ProjectCalendar,
): Date {
  let left = minutes * 60_000
  for (let day = toLocal(start, timeZone).day; ; day++) {
    if (!isWorkedByTheBook(isoDay(day), days)) continue
    const hours = laterHours.findLast(({ from }) => from <= isoDay(day))?.hours ?? atFirst
    for (const { opens, closes } of hours) {
      const [from, to] = [opens, closes].map((time) =>
        toInstant({ day, clock: clockOf(time) }, timeZone).getTime(),
      )
      const begin = Math.max(from ?? 0, start.getTime())
      const open = Math.max(0, (to ?? 0) - begin)
      if (left <= open) return new Date(begin + left)
      left -= open
    }
  }
}
