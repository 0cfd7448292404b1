import { openingsOn, type SetCalendar } from '@shouwen/calendar/calendar-versions'
import { clockOf, dayNumber, localDay, toInstant } from '@shouwen/calendar/local-time'
import type { ProjectKind, Role } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { contains, without, type Interval } from './interval'
import type { Project } from './organisation'
import { holdsAt } from './posts'
import { presenceOf, type RosterPerson } from './who-is-there'

/** The posts that receive appeals, by the procedure of the project. */
const receptionPosts = {
  mall: ['mallOperator'] /* M2, M3.1 */,
  residential: ['buildingSteward'] /* P4.2 */,
} as const satisfies Record<ProjectKind, readonly Role[]>

/** The clauses under which somebody is there to receive. */
export const receptionClauses = {
  mall: 'M3.1',
  residential: 'P4.2',
} as const satisfies Record<ProjectKind, string>

type Place = Pick<Project, 'kind' | 'path' | 'timeZone' | 'opens' | 'closes'>

/**
 * Whether a project is within its business hours 营业时间, which are those of every day (M3.1), but for its own closed days.
 * @param own the versions of its own calendar.
 */
export function isOpenForBusiness(place: Place, own: readonly SetCalendar[], at: Date): boolean {
  return businessHoursOf(place, own, localDay(at, place.timeZone)).some((opening) => contains(opening, at))
}

/** The business hours of a day, `YYYY-MM-DD`; none when the project is closed. Refuses with INPUT_INVALID. */
export function businessHoursOf(place: Place, own: readonly SetCalendar[], day: string): Interval[] {
  const number = dayNumber(day)
  if (Number.isNaN(number)) throw new Refusal('INPUT_INVALID', { problems: 'day must be YYYY-MM-DD' })
  const at = (time: string): Date => toInstant({ day: number, clock: clockOf(time) }, place.timeZone)
  return openingsOn(place, own, day).map(({ opens, closes }) => ({ from: at(opens), to: at(closes) }))
}

/** M3.1: when in the business hours of a day nobody is there to receive. */
export function receptionGaps(
  project: Place,
  hours: readonly Interval[],
  people: readonly RosterPerson[],
): Interval[] {
  const posts = receptionPosts[project.kind]
  const receivers = people.filter((person) => holdsAt(person.posts, posts, project.path))
  return hours.flatMap((opening) => {
    const there = receivers.flatMap((person) => presenceOf(person, posts, opening, project.timeZone, people))
    return without(opening, there)
  })
}
