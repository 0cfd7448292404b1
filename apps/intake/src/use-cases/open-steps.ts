import { stepOpened } from '@shouwen/events/intake'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Work } from '@shouwen/transactions/work'
import { packOf, type Appeal } from '../domain/appeal'
import { playbooksOf, stepsToOpen, type OpenedStep, type RunningPlaybook } from '../domain/steps'
import { insertSteps } from '../store/steps'

/** The procedure that an appeal was promised under, among those read; history was promised nothing. */
export function promised(packs: readonly ProcedurePack[], appeal: Appeal): ProcedurePack | undefined {
  return packs.find(({ id, version }) => id === appeal.packId && version === appeal.packVersion)
}

/** The playbooks of an appeal under the procedure that it was promised; none where that is not among the packs. */
export function runningOn(
  appeal: Appeal,
  packs: readonly ProcedurePack[],
  opened: readonly OpenedStep[],
): RunningPlaybook[] {
  const pack = promised(packs, appeal)
  return pack === undefined ? [] : playbooksOf(appeal, pack, opened)
}

/** Opens the steps that can be done now, and says so: their clocks start here. */
export async function openSteps(
  work: Work,
  appeal: Appeal,
  running: readonly RunningPlaybook[],
): Promise<void> {
  const opening = stepsToOpen(appeal, running, work.now)
  const pack = packOf(appeal)
  for (const { playbook, step, openedAt } of opening) {
    const rules = running.find((each) => each.playbook.code === playbook)?.playbook.steps ?? []
    const rule = rules.find(({ code }) => code === step)
    if (rule === undefined) throw new Error(`${playbook}/${step} is not in its procedure`)
    work.record(stepOpened, {
      subject: `appeal/${appeal.id}`,
      appealId: appeal.id,
      projectPath: appeal.projectPath,
      clauses: [rule.clause],
      ...(pack === undefined ? {} : { pack }),
      data: {
        appealId: appeal.id,
        playbook,
        step,
        at: openedAt.toISOString(),
        posts: rule.by,
        timed: rule.within !== undefined,
      },
    })
  }
  await insertSteps(work, opening)
}
