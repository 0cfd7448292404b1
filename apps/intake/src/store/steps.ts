import { rowsOf, writeRows } from '@shouwen/transactions/table-rows'
import type { Work } from '@shouwen/transactions/work'
import type { OpenedStep } from '../domain/steps'
import { stepTable } from './tables'

const stepRows = rowsOf(stepTable, 'is refused')

export function insertSteps({ manager }: Work, steps: readonly OpenedStep[]): Promise<void> {
  return writeRows(manager, stepRows, steps)
}

/** Writes how a step that is open was settled. */
export async function settleStep({ manager }: Work, settled: OpenedStep): Promise<void> {
  const { appealId, playbook, step, how, settledBy, settledAt, reason, evidence } = settled
  await manager.update(
    stepTable,
    { appealId, playbook, step },
    { how, settledBy, settledAt, reason, evidence },
  )
}
