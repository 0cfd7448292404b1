import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import type { OpenedStep } from '../domain/steps'
import { scopeJudgementTable, stepTable, type ScopeJudgement } from './tables'

/** The steps that were opened on appeals, in one query. Those of one appeal change only under its lock. */
export async function stepsOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, OpenedStep[]>> {
  const rows = await manager.findBy(stepTable, { appealId: In([...appealIds]) })
  return groupedBy(rows, ({ appealId }) => appealId)
}

/** Judgements of appeals by their scope, oldest first. */
export async function scopeJudgementsOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, ScopeJudgement[]>> {
  const rows = await manager.find(scopeJudgementTable, {
    where: { appealId: In([...appealIds]) },
    order: { judgedAt: 'ASC' },
  })
  return groupedBy(rows, ({ appealId }) => appealId)
}
