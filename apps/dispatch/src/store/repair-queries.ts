import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import type { Milestone } from '../domain/milestones'
import type { Acceptance } from '../domain/repair'
import { projectTable } from './organisation-tables'
import { acceptanceTable, milestoneTable } from './repair-tables'

/** What customers said of the work on these orders, oldest first. Whoever sees an order sees this of it. */
export async function acceptancesOf(
  manager: EntityManager,
  workOrderIds: readonly string[],
): Promise<Map<string, Acceptance[]>> {
  const rows = await manager.find(acceptanceTable, {
    where: { workOrderId: In([...workOrderIds]) },
    order: { recordedAt: 'ASC', id: 'ASC' },
  })
  return groupedBy(rows, ({ workOrderId }) => workOrderId)
}

/** The plans of these orders, each in its order. Whoever sees an order sees its plan. */
export async function milestonesOf(
  manager: EntityManager,
  workOrderIds: readonly string[],
): Promise<Map<string, Milestone[]>> {
  const rows = await manager.find(milestoneTable, {
    where: { workOrderId: In([...workOrderIds]) },
    order: { position: 'ASC' },
  })
  return groupedBy(rows, ({ workOrderId }) => workOrderId)
}

/** The time zones of projects, by their paths. */
export async function timeZonesAt(
  manager: EntityManager,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const rows = await manager.findBy(projectTable, { path: In([...paths]) })
  return new Map(rows.map(({ path, timeZone }) => [path, timeZone]))
}
