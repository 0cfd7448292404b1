import type { Work } from '@shouwen/transactions/work'
import type { OpenedStep } from '../domain/steps'
import { stepTable } from './tables'

export async function insertSteps({ manager }: Work, steps: readonly OpenedStep[]): Promise<void> {
  if (steps.length > 0) await manager.insert(stepTable, [...steps])
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
