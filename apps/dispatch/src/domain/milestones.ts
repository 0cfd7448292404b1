import { dayNumber, localDay } from '@shouwen/calendar/local-time'
import type { Role } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { requiredText } from './texts'
import type { WorkOrder } from './work-order'

/** P5.4.2: a step of a repair that is tracked to its end by responsibility 责 and authority 权. */
export interface Milestone {
  id: string
  groupId: string
  workOrderId: string
  /** Its place in the plan. */
  position: number
  title: string
  /** `YYYY-MM-DD`, the project's date. */
  dueOn: string
  /** Who does it. */
  responsibleId: string
  /** The post that approves it. */
  decidedBy: Role
  result: string | null
  doneAt: Date | null
  approvedBy: string | null
  approvedAt: Date | null
}

/** What a plan says of one. */
export type PlannedMilestone = Pick<Milestone, 'title' | 'dueOn' | 'responsibleId' | 'decidedBy'>

/** Of one order at a time. */
const MILESTONES_LIMIT = 30

/**
 * P5.4.2: the plan as it is from now on: what was approved stays, and comes first. Refuses with INPUT_INVALID, naming
 * every fault with its place, and with TEXT_TOO_LONG.
 */
export function decidePlan(
  order: WorkOrder,
  before: readonly Milestone[],
  planned: readonly PlannedMilestone[],
  nextId: () => string,
): Milestone[] {
  const approved = before.filter(({ approvedAt }) => approvedAt !== null)
  const problems = planned.flatMap(({ dueOn }, at) =>
    Number.isNaN(dayNumber(dueOn)) ? [`milestones.${at}.dueOn must be YYYY-MM-DD`] : [],
  )
  if (planned.length === 0) problems.push('milestones is empty')
  if (approved.length + planned.length > MILESTONES_LIMIT) problems.push(`more than ${MILESTONES_LIMIT}`)
  if (problems.length > 0) throw new Refusal('INPUT_INVALID', { problems: problems.join('; ') })
  const added = planned.map(({ title, dueOn, responsibleId, decidedBy }) => ({
    id: nextId(),
    groupId: order.groupId,
    workOrderId: order.id,
    title: requiredText('title', title),
    dueOn,
    responsibleId,
    decidedBy,
    result: null,
    doneAt: null,
    approvedBy: null,
    approvedAt: null,
  }))
  return [...approved, ...added].map((milestone, position) => ({ ...milestone, position }))
}

type Standing = 'planned' | 'done' | 'approved'

function standingOf({ doneAt, approvedAt }: Milestone): Standing {
  if (approvedAt !== null) return 'approved'
  return doneAt === null ? 'planned' : 'done'
}

function requireStanding(milestone: Milestone, standing: Standing): void {
  const found = standingOf(milestone)
  if (found !== standing) throw new Refusal('MILESTONE_NOT_NOW', { standing: found })
}

/** P5.4.2: who is responsible reports it as done. Refuses with MILESTONE_NOT_YOURS, MILESTONE_NOT_NOW. */
export function decideMilestoneDone(
  milestone: Milestone,
  result: string,
  by: string,
  clause: string,
  now: Date,
): Milestone {
  if (milestone.responsibleId !== by) {
    throw new Refusal('MILESTONE_NOT_YOURS', { who: milestone.responsibleId, clause })
  }
  requireStanding(milestone, 'planned')
  return { ...milestone, result: requiredText('result', result), doneAt: now }
}

/** P5.4.2: a holder of the deciding post approves it. Refuses with MILESTONE_NOT_YOURS, MILESTONE_NOT_NOW. */
export function decideMilestoneApproved(
  milestone: Milestone,
  by: { readonly id: string; readonly posts: readonly Role[] },
  clause: string,
  now: Date,
): Milestone {
  if (!by.posts.includes(milestone.decidedBy)) {
    throw new Refusal('MILESTONE_NOT_YOURS', { who: milestone.decidedBy, clause })
  }
  requireStanding(milestone, 'done')
  return { ...milestone, approvedBy: by.id, approvedAt: now }
}

/** Refuses with MILESTONES_MISSING, and with MILESTONES_OPEN while one is not done and approved. */
export function requireApproved(milestones: readonly Milestone[], clause: string): void {
  if (milestones.length === 0) throw new Refusal('MILESTONES_MISSING', { clause })
  const open = milestones.filter(({ approvedAt }) => approvedAt === null).length
  if (open > 0) throw new Refusal('MILESTONES_OPEN', { open, clause })
}

/** Whether it was done after its day, or is not done and its day is over, on the calendar of the project. */
export function isLate({ dueOn, doneAt }: Milestone, timeZone: string, now: Date): boolean {
  return localDay(doneAt ?? now, timeZone) > dueOn
}
