import type { Role } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { requireInterval, type Interval } from './interval'
import type { Person, Project } from './organisation'
import { holdsAt } from './posts'

/** A shift of one time 排班, beside the weekly ones that an organisation brings in. */
export interface PlannedShift extends Interval {
  id: string
  groupId: string
  projectId: string
  staffId: string
  post: Role
  from: Date
  to: Date
  plannedBy: string
}

/**
 * M3.1, P5.2.1: somebody is to be on duty at a project, at a post that they hold there. Refuses with INTERVAL_INVALID,
 * POST_NOT_HELD, and with SHIFT_OVERLAPS where they are on duty anywhere at that time.
 * @param theirs their planned shifts at that time.
 */
export function decideShift(
  person: Person,
  project: Project,
  shift: Interval & { readonly id: string; readonly post: Role; readonly by: string },
  theirs: readonly PlannedShift[],
): PlannedShift {
  const { id, post, from, to, by } = shift
  requireInterval(shift)
  if (!holdsAt(person.posts, [post], project.path)) {
    throw new Refusal('POST_NOT_HELD', { post, place: project.path })
  }
  const [other] = theirs
  if (other !== undefined) {
    throw new Refusal('SHIFT_OVERLAPS', { from: other.from.toISOString(), to: other.to.toISOString() })
  }
  return {
    id,
    groupId: project.groupId,
    projectId: project.id,
    staffId: person.id,
    post,
    from,
    to,
    plannedBy: by,
  }
}
