import { owedTo } from '@shouwen/procedure/clocks'
import type { ClockRule, ProcedurePack } from '@shouwen/procedure/pack'
import { inOrder, type Moment, type MomentKind } from './moments'
import type { Run, RunEnd } from './runs'

/** What a moment of an order, or of an escalation, does to the runs that it has. */
interface Effect {
  readonly done?: readonly ClockRule['stopsOn'][]
  readonly cancelled?: readonly ClockRule['stopsOn'][]
}

/**
 * P5.2.1, M4.4: who refuses an order, or passes it on, has answered, and owes the rest no more; the department that it goes to has
 * an order, and so a clock, of its own.
 */
const effects: Partial<Record<MomentKind, Effect>> = {
  orderAccepted: { done: ['orderAccepted'] },
  orderDone: { done: ['orderAccepted', 'orderDone'] },
  orderRefused: { done: ['orderAccepted'], cancelled: ['orderDone'] },
  orderReassigned: { done: ['orderAccepted'], cancelled: ['orderDone'] },
  decided: { done: ['decided'] },
}

/** With the appeal settled or closed, nobody waits for a department or a decision any more. */
const settling: ReadonlySet<MomentKind> = new Set(['resolved', 'closed', 'closedAfterRevisit'])

/** Whether a procedure counts time by what happens so. */
export function countsBy({ clocks }: ProcedurePack, kind: MomentKind): boolean {
  const { done = [], cancelled = [] } = effects[kind] ?? {}
  const stops: readonly string[] = [kind, ...done, ...cancelled]
  const isOfOrder = kind.startsWith('order')
  return clocks.some(
    ({ startsOn, stopsOn }) =>
      startsOn === kind || stops.includes(stopsOn) || (isOfOrder && startsOn === 'orderOpened'),
  )
}

/**
 * The runs of the clocks that each order, and each escalation, of an appeal has for itself: from when it was opened until what the
 * rule waits for. Made up from the whole, as those of the appeal are.
 */
export function subjectRunsOf(
  rules: readonly ClockRule[],
  registeredAt: Date,
  moments: readonly Moment[],
): readonly Run[] {
  const own = rules.filter(({ startsOn }) => startsOn === 'orderOpened' || startsOn === 'escalated')
  if (own.length === 0) return []
  return inOrder(moments, registeredAt).reduce<readonly Run[]>(
    (runs, moment, at, all) => after(runs, own, moment, all.slice(0, at)),
    [],
  )
}

function after(
  runs: readonly Run[],
  rules: readonly ClockRule[],
  moment: Moment,
  before: readonly Moment[],
): readonly Run[] {
  const { kind, at, subjectId } = moment
  if (settling.has(kind)) return runs.map((run) => ended(run, { how: 'cancelled', at }))
  if (kind === 'reopened') return [...runs, ...goingOn(runs, before, at)]
  if (subjectId === undefined || subjectId === null) return runs
  if (kind === 'orderReworked') return [...runs, ...again(runs, subjectId, at)]
  const { done = [], cancelled = [] } = effects[kind] ?? {}
  const left = runs.map((run) => {
    if (run.subject?.id !== subjectId) return run
    if (done.includes(run.rule.stopsOn)) return ended(run, { how: 'done', at })
    return cancelled.includes(run.rule.stopsOn) ? ended(run, { how: 'cancelled', at }) : run
  })
  const { departmentId = null } = moment
  const started = rules.filter(({ startsOn }) => startsOn === kind)
  return [
    ...left,
    ...started.map((rule) => {
      const subject = { id: subjectId, owedTo: owedTo(rule), departmentId }
      return { rule, generation: 1, startedAt: at, end: null, subject }
    }),
  ]
}

const ended = (run: Run, end: RunEnd): Run => (run.end === null ? { ...run, end } : run)

/** P5.6.1: what its customer did not accept is owed once more, by whoever did it. */
function again(runs: readonly Run[], subjectId: string, startedAt: Date): Run[] {
  return lastOf(runs).flatMap(({ end, ...run }) =>
    run.subject?.id === subjectId && run.rule.stopsOn === 'orderDone' && end?.how === 'done'
      ? [{ ...run, generation: run.generation + 1, startedAt, end: null }]
      : [],
  )
}

/** P5.5.1, M4.8: an order that was not done when the appeal was settled goes on when that is opened again. */
function goingOn(runs: readonly Run[], before: readonly Moment[], startedAt: Date): Run[] {
  const givenAway = before
    .filter(({ kind }) => kind === 'orderRefused' || kind === 'orderReassigned')
    .map(({ subjectId }) => subjectId)
  return lastOf(runs).flatMap(({ end, ...run }) =>
    end?.how === 'cancelled' && !givenAway.includes(run.subject?.id)
      ? [{ ...run, generation: run.generation + 1, startedAt, end: null }]
      : [],
  )
}

/** The last run of each rule for each subject. */
function lastOf(runs: readonly Run[]): Run[] {
  return runs.filter(
    ({ rule, subject }, at) =>
      runs.findLastIndex((each) => each.rule === rule && each.subject?.id === subject?.id) === at,
  )
}
