import type { ComplaintScope, StepStanding } from '@shouwen/vocabulary/playbooks'
import { isMeantBy, type ClockFacts } from './clocks'
import type { Playbook, PlaybookStep, ProcedurePack } from './pack'

/** What decides the playbooks of an appeal. */
export interface PlaybookFacts extends ClockFacts {
  /** Null until it is judged (M4.5). */
  readonly scope: ComplaintScope | null
}

/** How a step was settled: what was answered, by the codes of its fields; null where it was left out. */
export type Settled = Readonly<Record<string, string>> | null

/** The playbooks that an appeal is handled by, in the pack's order. Refuses with CATEGORY_UNKNOWN. */
export function playbooksFor(pack: ProcedurePack, facts: PlaybookFacts): Playbook[] {
  return (pack.playbooks ?? []).filter(
    ({ when }) =>
      isMeantBy(pack, when, facts) &&
      (when.scopes === undefined || (facts.scope !== null && when.scopes.includes(facts.scope))),
  )
}

/** Where each step of a playbook stands, by what has been settled: the same answers give the same standing in any order. */
export function standingOf(
  { steps }: Playbook,
  settled: ReadonlyMap<string, Settled>,
): Map<string, StepStanding> {
  const standing = new Map<string, StepStanding>()
  // Steps rest only on those before them; the pack is refused otherwise.
  for (const step of steps) standing.set(step.code, standingOfStep(step, standing, settled))
  return standing
}

function standingOfStep(
  { code, after, onlyIf }: PlaybookStep,
  before: ReadonlyMap<string, StepStanding>,
  settled: ReadonlyMap<string, Settled>,
): StepStanding {
  const answer = settled.get(code)
  if (answer !== undefined) return answer === null ? 'skipped' : 'done'
  if (onlyIf !== undefined) {
    const asked = before.get(onlyIf.step)
    if (asked === 'waiting' || asked === 'open') return 'waiting'
    const chosen = settled.get(onlyIf.step)?.[onlyIf.field]
    if (chosen === undefined || !onlyIf.is.includes(chosen)) return 'notNeeded'
  }
  const isSettled = (earlier: string): boolean => !['waiting', 'open'].includes(before.get(earlier) ?? 'open')
  return after.every(isSettled) ? 'open' : 'waiting'
}
