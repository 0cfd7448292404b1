import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { In, IsNull } from 'typeorm'
import type { Milestone } from '../domain/milestones'
import { personTable } from './organisation-tables'
import { milestoneTable } from './repair-tables'

/** The plan of an order that this transaction has locked, in its order. */
export function milestonesOfLocked({ manager }: Work, workOrderId: string): Promise<Milestone[]> {
  return manager.find(milestoneTable, { where: { workOrderId }, order: { position: 'ASC' } })
}

/** A milestone, as it is before its order is locked. Refuses with NOT_FOUND. */
export async function findMilestone({ manager }: Work, id: string): Promise<Milestone> {
  const milestone = await manager.findOneBy(milestoneTable, { id })
  if (milestone === null) throw new Refusal('NOT_FOUND', { what: 'milestone', id })
  return milestone
}

/** Replaces the plan of a locked order by another one, which keeps some of the milestones. */
export async function savePlan(
  { manager }: Work,
  workOrderId: string,
  plan: readonly Milestone[],
): Promise<void> {
  await manager.delete(milestoneTable, { workOrderId })
  await manager.insert(milestoneTable, [...plan])
}

export async function saveMilestone({ manager }: Work, milestone: Milestone): Promise<void> {
  await manager.update(milestoneTable, { id: milestone.id }, milestone)
}

/** Refuses with NOT_FOUND unless all of them are members of staff of the group who have not left. */
export async function requireStaff({ manager }: Work, ids: readonly string[]): Promise<void> {
  const known = await manager.findBy(personTable, { id: In([...ids]), kind: 'staff', dismissedAt: IsNull() })
  const found = new Set(known.map(({ id }) => id))
  const missing = ids.find((id) => !found.has(id))
  if (missing !== undefined) throw new Refusal('NOT_FOUND', { what: 'staff', id: missing })
}
