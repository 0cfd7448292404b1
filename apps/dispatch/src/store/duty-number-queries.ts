import { In, type EntityManager } from 'typeorm'
import type { DutyNumber } from '../domain/duty-numbers'
import { dutyBookTable } from './organisation-tables'

/** The numbers on duty of many projects, in one query. */
export async function dutyNumbersOf(
  manager: EntityManager,
  projectIds: readonly string[],
): Promise<Map<string, DutyNumber[]>> {
  const books = await manager.findBy(dutyBookTable, { projectId: In([...projectIds]) })
  return new Map(books.map(({ projectId, numbers }) => [projectId, numbers]))
}
