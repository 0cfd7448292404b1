import { stepOpened } from '@shouwen/events/intake'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Work } from '@shouwen/transactions/work'
import type { Appeal } from '../domain/appeal'
import { playbooksOf, stepsToOpen, type OpenedStep, type RunningPlaybook } from '../domain/steps'
import { promised } from '../store/packs'
import { insertSteps } from '../store/steps'
import { aboutAppeal } from './change-appeal'

/** The playbooks of an appeal under the procedure that it was promised; none where that is not among the packs. */
export function runningOn(
  appeal: Appeal,
  packs: readonly ProcedurePack[],
  opened: readonly OpenedStep[],
): RunningPlaybook[] {
  const pack = promised(packs, appeal)
  return pack === undefined ? [] : playbooksOf(appeal, pack, opened)
}

/** Opens the steps that can be done now, and says so: their clocks start here. Gives those that it opened. */
export async function openSteps(
  work: Work,
  appeal: Appeal,
  running: readonly RunningPlaybook[],
): Promise<OpenedStep[]> {
  const opening = stepsToOpen(appeal, running, work.now)
  for (const { rule, opened } of opening) {
    const { appealId, playbook, step, openedAt } = opened
    work.record(stepOpened, {
      ...aboutAppeal(appeal, [rule.clause]),
      data: {
        appealId,
        playbook,
        step,
        at: openedAt.toISOString(),
        posts: rule.by,
        timed: rule.within !== undefined,
      },
    })
  }
  const rows = opening.map(({ opened }) => opened)
  await insertSteps(work, rows)
  return rows
}
