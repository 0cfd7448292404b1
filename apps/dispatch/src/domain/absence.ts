import { covers } from '@shouwen/vocabulary/places'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { AbsenceReason } from '@shouwen/vocabulary/staffing'
import { requireInterval, type Interval } from './interval'
import type { Person, Post } from './organisation'

/** Somebody is away 缺勤; for as long, a deputy 代理人 holds their posts. */
export interface Absence extends Interval {
  id: string
  groupId: string
  staffId: string
  from: Date
  /** Sooner than planned, where they came back. */
  to: Date
  reason: AbsenceReason
  deputyId: string | null
  recordedBy: string
}

/** What an account can carry (see the actor). */
const POSTS_LIMIT = 50

/**
 * Somebody is away for a time. Refuses with INTERVAL_INVALID, ABSENCE_OVERLAPS; with DEPUTY_NOT_FIT a deputy who has left, is
 * the person, or holds no post where theirs are; with DEPUTY_ABSENT one who is away as well.
 * @param theirs their absences at that time.
 * @param deputys those of the deputy.
 */
export function decideAbsence(
  person: Person,
  said: Interval & { readonly id: string; readonly reason: AbsenceReason; readonly by: string },
  theirs: readonly Absence[],
  deputy: Person | null,
  deputys: readonly Absence[],
): Absence {
  const { id, reason, by: recordedBy, from, to } = said
  requireInterval(said)
  const [other] = theirs
  if (other !== undefined) throw new Refusal('ABSENCE_OVERLAPS', told(other))
  if (deputy !== null) requireFit(person, deputy)
  const [away] = deputys
  if (away !== undefined) throw new Refusal('DEPUTY_ABSENT', told(away))
  const { groupId, id: staffId } = person
  return { id, groupId, staffId, from, to, reason, deputyId: deputy?.id ?? null, recordedBy }
}

/** They are back, or do not go at all. Refuses with ABSENCE_OVER. */
export function decideAbsenceEnd(absence: Absence, now: Date): Absence {
  const { from, to } = absence
  if (to <= now || to <= from) throw new Refusal('ABSENCE_OVER', { at: to.toISOString() })
  return { ...absence, to: from > now ? from : now }
}

/** The posts that somebody holds now: their own, and those of whom they stand in for, no more than an account carries. */
export function postsWith(own: readonly Post[], standsInFor: readonly { posts: readonly Post[] }[]): Post[] {
  const all = [...own, ...standsInFor.flatMap(({ posts }) => posts)]
  const known = new Map(all.map((post) => [`${post.role} ${post.scope}`, post]))
  return [...known.values()].slice(0, POSTS_LIMIT)
}

/** The departments that somebody works in now: their own, and those of whom they stand in for. */
export function departmentsWith(
  own: readonly string[],
  standsInFor: readonly { departmentIds: readonly string[] }[],
): string[] {
  const all = [...own, ...standsInFor.flatMap(({ departmentIds }) => departmentIds)]
  return [...new Set(all)].slice(0, POSTS_LIMIT)
}

function requireFit(person: Person, deputy: Person): void {
  const stranger = person.posts.find(({ scope }) => !deputy.posts.some((held) => covers(held.scope, scope)))
  const gone = deputy.kind !== 'staff' || deputy.dismissedAt !== null
  if (gone || deputy.id === person.id || stranger !== undefined) {
    throw new Refusal('DEPUTY_NOT_FIT', { place: stranger?.scope ?? person.posts[0]?.scope ?? '' })
  }
}

function told({ from, to }: Interval): { from: string; to: string } {
  return { from: from.toISOString(), to: to.toISOString() }
}
