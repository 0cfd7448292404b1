import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import type { DecisionOnReply, WrittenReply } from '../domain/replies'
import { replyDecisionTable, replyTable } from './tables'

/** Written replies, oldest first. Those of one appeal change only under its lock. */
export async function repliesOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, WrittenReply[]>> {
  const rows = await manager.find(replyTable, {
    where: { appealId: In([...appealIds]) },
    order: { draftedAt: 'ASC', id: 'ASC' },
  })
  return groupedBy(rows, ({ appealId }) => appealId)
}

/** Written replies by their ids. */
export async function repliesById(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, WrittenReply>> {
  const rows = await manager.findBy(replyTable, { id: In([...ids]) })
  return new Map(rows.map((row) => [row.id, row]))
}

/** What leaders decided of replies, oldest first. */
export async function decisionsOf(
  manager: EntityManager,
  replyIds: readonly string[],
): Promise<Map<string, DecisionOnReply[]>> {
  const rows = await manager.find(replyDecisionTable, {
    where: { replyId: In([...replyIds]) },
    order: { decidedAt: 'ASC', id: 'ASC' },
  })
  return groupedBy(rows, ({ replyId }) => replyId)
}
