import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import type { ProgressReport } from '../domain/progress'
import { feedbackTable, instructionTable, progressTable, type Feedback, type Instruction } from './tables'

export type { Feedback, Instruction } from './tables'

/** Parts of many appeals in one query each, oldest first. */

export async function instructionsOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, Instruction[]>> {
  const rows = await manager.find(instructionTable, {
    where: { appealId: In([...appealIds]) },
    order: { signedAt: 'ASC' },
  })
  return groupedBy(rows, (row) => row.appealId)
}

export async function progressReportsOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, ProgressReport[]>> {
  const rows = await manager.find(progressTable, {
    where: { appealId: In([...appealIds]) },
    order: { reportedAt: 'ASC' },
  })
  return groupedBy(rows, (row) => row.appealId)
}

export async function feedbacksOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, Feedback[]>> {
  const rows = await manager.find(feedbackTable, {
    where: { appealId: In([...appealIds]) },
    order: { givenAt: 'ASC' },
  })
  return groupedBy(rows, (row) => row.appealId)
}
