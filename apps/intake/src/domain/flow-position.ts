import type { Position } from '@shouwen/procedure/draw-flow'
import { stationOfStep } from '@shouwen/procedure/flow'
import { appealStatuses } from '@shouwen/vocabulary/appeals'
import type { Appeal } from './appeal'
import type { Escalation } from './escalation'
import type { RunningPlaybook } from './steps'

/** P6.0: where an appeal stands in the flow of its procedure. */
export function positionOf(
  appeal: Appeal,
  running: readonly RunningPlaybook[],
  escalations: readonly Pick<Escalation, 'decidedAt'>[],
): Position {
  const steps = running.flatMap(({ playbook, steps: all }) =>
    all.map(({ rule, standing }) => ({ id: stationOfStep(playbook.code, rule.code), standing })),
  )
  const standing = (...of: string[]): string[] =>
    steps.filter((step) => of.includes(step.standing)).map(({ id }) => id)
  return {
    passed: new Set([...trunkPassed(appeal), ...raised(escalations, true), ...standing('done', 'skipped')]),
    at: new Set([...trunkAt(appeal), ...raised(escalations, false), ...standing('open')]),
    ruledOut: new Set(standing('notNeeded')),
  }
}

function hasCome({ status }: Appeal, to: Appeal['status']): boolean {
  const order: readonly string[] = appealStatuses.codes
  return order.indexOf(status) >= order.indexOf(to)
}

function trunkPassed(appeal: Appeal): string[] {
  const { scope, informedAt, revisitedAt } = appeal
  return [
    'registered',
    ...(scope === null ? [] : ['scope']),
    ...(hasCome(appeal, 'handedOver') ? ['handedOver'] : []),
    ...(hasCome(appeal, 'resolved') ? ['inProgress', 'resolved'] : []),
    ...(informedAt === null ? [] : ['reported', 'reviewed', 'informed']),
    ...(revisitedAt === null ? [] : ['revisited']),
    ...(hasCome(appeal, 'closed') ? ['content', 'closed'] : []),
    ...(hasCome(appeal, 'archived') ? ['archived'] : []),
  ]
}

/** Resolved, it waits for its revisit; otherwise it is where its status says. */
function trunkAt({ status, revisitedAt }: Appeal): string[] {
  if (status === 'archived') return []
  if (status !== 'resolved') return [status]
  return [revisitedAt === null ? 'revisited' : 'content']
}

function raised(escalations: readonly Pick<Escalation, 'decidedAt'>[], decided: boolean): string[] {
  return escalations.some(({ decidedAt }) => (decidedAt !== null) === decided) ? ['escalated'] : []
}
