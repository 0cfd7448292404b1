import type { Role } from '@shouwen/vocabulary/organisation'
import type { Absence } from './absence'
import { contains, overlap, shared, without, type Interval } from './interval'
import type { Post } from './organisation'
import type { PlannedShift } from './planned-shift'
import { occurrences, type Shift } from './roster'

/** Somebody who works at a project, with what is known of when. */
export interface RosterPerson {
  readonly id: string
  readonly code: string
  readonly posts: readonly Post[]
  readonly weekly: readonly Shift[]
  readonly planned: readonly PlannedShift[]
  readonly absences: readonly Absence[]
}

/** Somebody's time on duty, weekly or planned. */
export interface RosterEntry extends Interval {
  readonly staffId: string
  /** Null of a weekly shift, which is for all posts of the person. */
  readonly post: Role | null
  readonly shiftId: string | null
  /** The absence that falls into it. */
  readonly absence: Absence | null
}

/** Somebody who is on duty, in their own place or in that of somebody who is away. */
export interface OnDuty {
  readonly staffId: string
  readonly standsInFor: string | null
}

/** The shifts of a time, by their beginning and then by the code of the person. */
export function rosterOf(people: readonly RosterPerson[], during: Interval, timeZone: string): RosterEntry[] {
  const entries = people.flatMap((person) =>
    timesOf(person, during, timeZone).map((entry) => ({
      code: person.code,
      entry: { ...entry, absence: person.absences.find((absence) => overlap(absence, entry)) ?? null },
    })),
  )
  return entries
    .sort((a, b) => a.entry.from.getTime() - b.entry.from.getTime() || (a.code < b.code ? -1 : 1))
    .map(({ entry }) => entry)
}

/** Who is on duty at an instant: whoever is away is stood in for by their deputy, if they have one. */
export function onDutyAt(people: readonly RosterPerson[], at: Date, timeZone: string): OnDuty[] {
  const instant = { from: at, to: new Date(at.getTime() + 1) }
  const away = new Map(
    people.flatMap(({ id, absences }) =>
      absences.filter((absence) => contains(absence, at)).map(({ deputyId }) => [id, deputyId] as const),
    ),
  )
  const there = rosterOf(people, instant, timeZone).flatMap(({ staffId }): OnDuty[] => {
    const deputyId = away.get(staffId)
    if (deputyId === undefined) return [{ staffId, standsInFor: null }]
    return deputyId === null || away.has(deputyId) ? [] : [{ staffId: deputyId, standsInFor: staffId }]
  })
  return [...new Map(there.map((each) => [each.staffId, each])).values()]
}

/**
 * The times at which somebody, or a deputy of theirs, is on duty at one of these posts.
 * @param people among them the deputies whose own absences count; one from elsewhere is taken to be there.
 */
export function presenceOf(
  person: RosterPerson,
  posts: readonly Role[],
  during: Interval,
  timeZone: string,
  people: readonly RosterPerson[],
): Interval[] {
  const away = person.absences.flatMap((absence) => {
    if (absence.deputyId === null) return [absence]
    const deputy = people.find(({ id }) => id === absence.deputyId)
    return deputy?.absences.flatMap((other) => shared(absence, other)) ?? []
  })
  return timesOf(person, during, timeZone)
    .filter(({ post }) => post === null || posts.includes(post))
    .flatMap((time) => without(time, away))
}

function timesOf(
  { id: staffId, weekly, planned }: RosterPerson,
  during: Interval,
  timeZone: string,
): Omit<RosterEntry, 'absence'>[] {
  const usual = occurrences(weekly, during, timeZone).map((time) => ({
    ...time,
    staffId,
    post: null,
    shiftId: null,
  }))
  const once = planned
    .filter((shift) => overlap(shift, during))
    .map(({ id: shiftId, from, to, post }) => ({ from, to, staffId, post, shiftId }))
  return [...usual, ...once]
}
