import { assignmentRuleFor, skillFor } from '@shouwen/procedure/assignment'
import type { Work } from '@shouwen/transactions/work'
import type { KnownAppeal } from '../domain/appeal'
import { decideAssignment, type Assigned } from '../domain/assignment'
import type { Project } from '../domain/organisation'
import { isOpenForBusiness } from '../domain/reception'
import { staffingOf } from '../store/candidates'
import { packOf } from '../store/handing-over'
import { calendarOf } from '../store/known-calendar-queries'

/**
 * P5.2.1, M4.4: who of the department is given an order of this appeal, by the rules of its procedure. Hand-overs by rule come
 * one after the other (one instance consumes), and what this transaction gives somebody counts at once: that keeps it even.
 */
export async function assignOrder(
  work: Work,
  appeal: KnownAppeal,
  project: Project,
  departmentId: string,
): Promise<Assigned> {
  const [pack, staffing, own] = await Promise.all([
    packOf(work, appeal),
    staffingOf(work, departmentId, project),
    calendarOf(work, project.id),
  ])
  const { kind, category, grade, projectPath } = appeal
  const withinHours = isOpenForBusiness(project, own, work.now)
  const rule = assignmentRuleFor(pack, { kind, category, grade, projectPath, withinHours })
  const skill = rule === null ? null : skillFor(pack, rule, category)
  const assigned = decideAssignment(rule, skill, staffing)
  const given = staffing.candidates.find(({ id }) => id === assigned.staffId)
  if (given !== undefined) {
    given.openOrders += 1
    given.lastGivenAt = work.now
  }
  return assigned
}
