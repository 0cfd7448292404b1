import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Moment, StepMoment } from './moments'
import type { Run, RunEnd, TimedRule } from './runs'

/** The share of a step's window after which a warning goes out. */
const WARN_AT_SHARE = 0.8

/**
 * A run for each step with a window that can be done: from when it can be until it is done. One that was left out, or
 * whose appeal is closed, no longer matters.
 */
export function stepRunsOf(
  pack: ProcedurePack,
  steps: readonly StepMoment[],
  moments: readonly Moment[],
): Run<TimedRule>[] {
  if (steps.length === 0) return []
  const closed = moments.find(({ kind }) => kind === 'closed' || kind === 'closedAfterRevisit')
  const rules = stepRules(pack)
  return steps.flatMap(({ kind, step, at }) => {
    const rule = rules.find(({ code }) => code === step)
    if (kind !== 'stepOpened' || rule === undefined) return []
    return [{ rule, generation: 1, startedAt: at, end: endOf(step, steps, closed) }]
  })
}

function endOf(step: string, steps: readonly StepMoment[], closed: Moment | undefined): RunEnd | null {
  const settled = steps.find((each) => each.step === step && each.kind !== 'stepOpened')
  if (settled !== undefined) {
    return { how: settled.kind === 'stepDone' ? 'done' : 'cancelled', at: settled.at }
  }
  return closed === undefined ? null : { how: 'cancelled', at: closed.at }
}

function stepRules({ playbooks = [] }: ProcedurePack): TimedRule[] {
  return playbooks.flatMap((playbook) =>
    playbook.steps.flatMap(({ code, within, target = 'step' as const, clause }) =>
      within === undefined
        ? []
        : [
            {
              code: `${playbook.code}/${code}`,
              target,
              clause,
              window: within,
              warnAtShare: WARN_AT_SHARE,
            },
          ],
    ),
  )
}
