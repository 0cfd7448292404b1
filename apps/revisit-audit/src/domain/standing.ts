import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { AppealKind } from '@shouwen/vocabulary/appeals'
import type { Auditor } from '@shouwen/vocabulary/revisiting'
import { periodOf } from './period'

/** That an appeal stands, with its closing or with a revisit, in the population of an auditor's draw. */
export interface Standing {
  readonly auditor: Auditor
  readonly period: string
  readonly clause: string
  readonly of: 'appeals' | 'revisits'
  readonly drawn: boolean
  readonly sampled: boolean
}

/** What decides an appeal's standing. */
export interface StandingFacts {
  readonly kind: AppealKind
  readonly closedAt: Date | null
  /** When its revisits were made. */
  readonly revisitedAt: readonly Date[]
}

/**
 * P5.5.1–P5.5.3: in which draws to come an appeal will take part, as things stand.
 * @param packAt the procedure that applies to a month.
 */
export function expectedStandings(
  facts: StandingFacts,
  timeZone: string,
  packAt: (period: string) => ProcedurePack | null,
): Standing[] {
  const moments = { appeals: facts.closedAt === null ? [] : [facts.closedAt], revisits: facts.revisitedAt }
  const periods = (of: 'appeals' | 'revisits'): string[] => [
    ...new Set(moments[of].map((at) => periodOf(at, timeZone))),
  ]
  return (['appeals', 'revisits'] as const).flatMap((of) =>
    periods(of).flatMap((period) =>
      (packAt(period)?.samplings ?? [])
        .filter((rule) => rule.of === of && (rule.kinds === 'all' || rule.kinds.includes(facts.kind)))
        .map(({ auditor, clause }) => ({ auditor, period, clause, of, drawn: false, sampled: false })),
    ),
  )
}

/** What was drawn stands as it was drawn; what is expected counts only where nothing was drawn yet. */
export function mergeStandings(
  drawn: readonly Standing[],
  expected: readonly Standing[],
  isDrawn: (standing: Standing) => boolean,
): Standing[] {
  const all = [...drawn, ...expected.filter((standing) => !isDrawn(standing))]
  const order = ({ period, auditor, clause }: Standing): string => `${period} ${auditor} ${clause}`
  return all.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))
}
