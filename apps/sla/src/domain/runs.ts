import type { ClockRule } from '@shouwen/procedure/pack'
import { inOrder, type Moment } from './moments'

/** How a run ended: what it waited for was done, or no longer matters. */
export interface RunEnd {
  readonly how: 'done' | 'cancelled'
  readonly at: Date
}

/** What a clock is made from. */
export type TimedRule = Pick<
  ClockRule,
  'code' | 'target' | 'clause' | 'window' | 'warnAtShare' | 'warnings' | 'ladder' | 'pausedBy'
>

/** One run of a rule's clock: the first, or one more after the appeal was opened again. */
export interface Run<Rule extends TimedRule = ClockRule> {
  readonly rule: Rule
  /** 1 for the first run of the rule, one more for each further run. */
  readonly generation: number
  readonly startedAt: Date
  readonly end: RunEnd | null
}

/**
 * All runs of an appeal's clocks, from everything that happened to it. Facts of different services have no order between
 * them, so the runs are made up from the whole each time: the same facts give the same runs in whatever order they came.
 * @param receivedAt when the appeal reached the house; not after its registration.
 */
export function runsOf(
  rules: readonly ClockRule[],
  registeredAt: Date,
  moments: readonly Moment[],
  receivedAt = registeredAt,
): readonly Run[] {
  const early = receivedAt < registeredAt ? receivedAt : registeredAt
  const received = opened([], rules, (rule) => rule.startsOn === 'received', early)
  const first = opened(received, rules, (rule) => rule.startsOn === 'registered', registeredAt)
  return inOrder(moments, registeredAt).reduce((runs, moment) => after(runs, rules, moment), first)
}

function after(runs: readonly Run[], rules: readonly ClockRule[], { kind, at }: Moment): readonly Run[] {
  switch (kind) {
    case 'handedOver': {
      const stopped = ended(runs, (rule) => rule.stopsOn === kind, { how: 'done', at })
      return opened(stopped, rules, (rule) => rule.startsOn === kind && neverRan(rule, runs), at)
    }
    case 'fedBack':
    case 'revisited':
      return ended(runs, (rule) => rule.stopsOn === kind, { how: 'done', at })
    case 'replied':
      // P5.6.3.1, M4.9: with the written reply the customer has been told, too.
      return ended(runs, ({ stopsOn }) => stopsOn === kind || stopsOn === 'fedBack', { how: 'done', at })
    case 'resolved': {
      const stopped = ended(runs, (rule) => rule.stopsOn === kind, { how: 'done', at })
      const left = ended(stopped, (rule) => rule.stopsOn === 'handedOver', { how: 'cancelled', at })
      return opened(left, rules, (rule) => rule.startsOn === kind, at)
    }
    case 'reopened':
      return opened(runs, rules, (rule) => isUndone(rule, runs), at)
    case 'closed':
      return ended(runs, () => true, { how: 'cancelled', at })
    case 'closedAfterRevisit':
      return ended(runs, (rule) => rule.stopsOn !== 'revisited', { how: 'cancelled', at })
  }
}

/** Runs that still go on and wait for the moment, ended by it. */
function ended(runs: readonly Run[], waits: (rule: ClockRule) => boolean, end: RunEnd): readonly Run[] {
  return runs.map((run) => (run.end === null && waits(run.rule) ? { ...run, end } : run))
}

/** One more run of each rule that the moment starts, unless one still goes on. */
function opened(
  runs: readonly Run[],
  rules: readonly ClockRule[],
  starts: (rule: ClockRule) => boolean,
  startedAt: Date,
): readonly Run[] {
  const started = rules.flatMap((rule): Run[] => {
    if (!starts(rule)) return []
    const earlier = runs.filter((run) => run.rule.code === rule.code)
    if (earlier.some((run) => run.end === null)) return []
    return [{ rule, generation: earlier.length + 1, startedAt, end: null }]
  })
  return [...runs, ...started]
}

/** An appeal that changes hands starts no clock a second time. */
function neverRan(rule: ClockRule, runs: readonly Run[]): boolean {
  return !runs.some((run) => run.rule.code === rule.code)
}

/**
 * P5.5.1, M4.8: for an appeal that is open again nothing is settled and nothing was told, so what had stopped on either
 * is owed once more. That it was handed over stays true; its revisit is owed again when it is resolved again.
 */
function isUndone({ code, startsOn, stopsOn }: ClockRule, runs: readonly Run[]): boolean {
  const last = runs.findLast(({ rule }) => rule.code === code)
  return (
    startsOn !== 'resolved' && (stopsOn === 'fedBack' || stopsOn === 'resolved') && last?.end?.how === 'done'
  )
}
