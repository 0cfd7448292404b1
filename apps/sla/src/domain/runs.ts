import type { ClockRule } from '@shouwen/procedure/pack'
import type { ClockCreditor } from '@shouwen/vocabulary/handling'
import { inOrder, type Moment, type MomentKind } from './moments'

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
  /** What it runs for; absent: for the appeal itself. */
  readonly subject?: RunSubject
}

/** An order or an escalation, each of which has runs of its own. */
export interface RunSubject {
  readonly id: string
  readonly owedTo: ClockCreditor
  /** Of an order: the department whose it is, as far as it is known. */
  readonly departmentId: string | null
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
  return inOrder(moments, registeredAt).reduce(
    (runs, moment, _place, all) => after(runs, rules, moment, all),
    first,
  )
}

function after(
  runs: readonly Run[],
  rules: readonly ClockRule[],
  { kind, at }: Moment,
  all: readonly Moment[],
): readonly Run[] {
  switch (kind) {
    case 'handedOver': {
      const stopped = ended(runs, (rule) => rule.stopsOn === kind, { how: 'done', at })
      return opened(stopped, rules, (rule) => rule.startsOn === kind && neverRan(rule, runs), at)
    }
    case 'fedBack':
      return ended(runs, ({ stopsOn }) => endedByWord.has(stopsOn), { how: 'done', at })
    case 'promised': {
      const stopped = ended(runs, ({ stopsOn }) => endedByWord.has(stopsOn), { how: 'done', at })
      // M4.7.1: what a superior has heard of already is not reported a second time.
      const isReported = all.some((moment) => moment.kind === 'escalated' && moment.at <= at)
      return isReported ? stopped : opened(stopped, rules, (rule) => rule.startsOn === kind, at)
    }
    case 'orderAccepted':
    case 'progressReported':
    case 'escalated':
    case 'revisited':
      return ended(runs, (rule) => rule.stopsOn === kind, { how: 'done', at })
    case 'replied':
      // P5.6.3.1, M4.9: with the written reply the customer has been told, too.
      return ended(runs, ({ stopsOn }) => endedByReply.has(stopsOn), { how: 'done', at })
    case 'resolved': {
      const stopped = ended(runs, (rule) => rule.stopsOn === kind, { how: 'done', at })
      const left = ended(stopped, ({ stopsOn }) => idleOnceResolved.has(stopsOn), { how: 'cancelled', at })
      return opened(left, rules, (rule) => rule.startsOn === kind, at)
    }
    case 'reopened':
      return opened(runs, rules, (rule) => isUndone(rule, runs), at)
    case 'closed':
      return ended(runs, () => true, { how: 'cancelled', at })
    case 'closedAfterRevisit':
      return ended(runs, (rule) => rule.stopsOn !== 'revisited', { how: 'cancelled', at })
    case 'orderOpened':
    case 'orderDone':
    case 'orderRefused':
    case 'orderReassigned':
    case 'orderReworked':
    case 'decided':
      return runs
  }
}

/** M4.7.1: who was told has been responded to. */
const endedByWord: ReadonlySet<MomentKind> = new Set(['fedBack', 'orderAccepted'])

/** What the customer has been given with a written reply. */
const endedByReply: ReadonlySet<MomentKind> = new Set(['replied', 'fedBack', 'orderAccepted'])

/** What nobody waits for once the matter is settled. */
const idleOnceResolved: ReadonlySet<MomentKind> = new Set([
  'handedOver',
  'orderAccepted',
  'progressReported',
  'escalated',
])

/** What is undone when an appeal is opened again. */
const owedAgain: ReadonlySet<MomentKind> = new Set(['fedBack', 'progressReported', 'resolved'])

/** Runs that still go on and wait for the moment, ended by it. */
function ended(runs: readonly Run[], waits: (rule: ClockRule) => boolean, end: RunEnd): readonly Run[] {
  if (!runs.some((run) => run.end === null && waits(run.rule))) return runs
  return runs.map((run) => (run.end === null && waits(run.rule) ? { ...run, end } : run))
}

/** One more run of each rule that the moment starts, unless one still goes on. */
function opened(
  runs: readonly Run[],
  rules: readonly ClockRule[],
  starts: (rule: ClockRule) => boolean,
  startedAt: Date,
): readonly Run[] {
  const started: Run[] = []
  for (const rule of rules) {
    if (!starts(rule)) continue
    const earlier = runs.filter((run) => run.rule.code === rule.code)
    if (earlier.some((run) => run.end === null)) continue
    started.push({ rule, generation: earlier.length + 1, startedAt, end: null })
  }
  return started.length === 0 ? runs : [...runs, ...started]
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
    startsOn !== 'resolved' && startsOn !== 'promised' && owedAgain.has(stopsOn) && last?.end?.how === 'done'
  )
}
