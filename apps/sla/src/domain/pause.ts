import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { ClockPauseReason } from '@shouwen/vocabulary/clock-life'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Clock } from './clock'
import type { Asked } from './deciding'
import type { Moment, MomentKind } from './moments'
import type { Run, TimedRule } from './runs'
import type { Stand } from './standing-still'
import { requiredText } from './texts'

/** Why an appeal cannot go on, as somebody of its place told it; its clocks that the procedure names stand still for it. */
export interface Pause extends Asked {
  id: string
  groupId: string
  appealId: string
  projectPath: string
  reason: ClockPauseReason
  /** Of the procedure's rule that lets clocks stand still for the reason. */
  clause: string
  content: string
  from: Date
  endedAt: Date | null
  /** Null: the appeal was resolved or closed. */
  endedBy: string | null
}

/** How long after its beginning somebody may still tell of a pause, in hours. */
export const RETROACTIVE_LIMIT_HOURS = 24

/** How often an appeal may be paused. */
export const PAUSES_LIMIT = 50

/** What is told of a pause. */
export interface ToldPause {
  readonly id: string
  readonly groupId: string
  readonly appealId: string
  readonly projectPath: string
  readonly reason: ClockPauseReason
  readonly content: string
  /** Null: from now on. */
  readonly from: Date | null
  readonly by: string
}

/**
 * P5.4.2: from a moment on the appeal cannot go on. Force majeure waits for another person's approval. Refuses with
 * CLOCKS_PAUSED inside another pause, with PAUSES_EXHAUSTED after too many, with PAUSE_TIME_INVALID before the last one's end or too long ago, and with
 * NO_CLOCK_TO_PAUSE where the procedure lets no clock that runs stand still for the reason.
 * @param known the pauses of the appeal.
 * @param pausable what may stand still for the reason.
 */
export function decidePause(
  told: ToldPause,
  known: readonly Pause[],
  pausable: Pausable | null,
  now: Date,
): Pause {
  const open = known.find(isOpen)
  if (open !== undefined) throw new Refusal('CLOCKS_PAUSED', { from: open.from.toISOString() })
  if (known.length >= PAUSES_LIMIT) throw new Refusal('PAUSES_EXHAUSTED', { limit: PAUSES_LIMIT })
  if (
    pausable === null ||
    !pausable.clocks.some((clock) => clock.state === 'running' && now <= clock.dueAt)
  ) {
    throw new Refusal('NO_CLOCK_TO_PAUSE', { reason: told.reason })
  }
  const limit = now.getTime() - RETROACTIVE_LIMIT_HOURS * 3_600_000
  const ends = known.flatMap(({ endedAt }) => (endedAt === null ? [] : [endedAt.getTime()]))
  const from = told.from ?? now
  requireBetween(from, new Date(Math.max(limit, ...ends)), now)
  return {
    id: told.id,
    groupId: told.groupId,
    appealId: told.appealId,
    projectPath: told.projectPath,
    reason: told.reason,
    clause: pausable.clause,
    content: requiredText('content', told.content),
    from,
    askedBy: told.by,
    askedAt: now,
    decision: told.reason === 'forceMajeure' ? 'awaited' : 'notNeeded',
    decidedBy: null,
    decidedAt: null,
    endedAt: null,
    endedBy: null,
  }
}

/** The appeal goes on, from a moment since the pause began. Refuses with CLOCKS_NOT_PAUSED and PAUSE_TIME_INVALID. */
export function decideResume(known: readonly Pause[], at: Date | null, by: string, now: Date): Pause {
  const open = known.find(isOpen)
  if (open === undefined) throw new Refusal('CLOCKS_NOT_PAUSED')
  const endedAt = at ?? now
  requireBetween(endedAt, open.from, now)
  return { ...open, endedAt, endedBy: by }
}

/** What nobody ended has ended when the appeal is resolved or closed; the same object when it has not. */
export function endedWith(pause: Pause, moments: readonly Moment[]): Pause {
  if (!isOpen(pause)) return pause
  const ends = moments
    .filter(({ kind, at }) => settling.has(kind) && at >= pause.from)
    .map(({ at }) => at.getTime())
  return ends.length === 0 ? pause : { ...pause, endedAt: new Date(Math.min(...ends)) }
}

const settling: ReadonlySet<MomentKind> = new Set(['resolved', 'closed', 'closedAfterRevisit'])

/** What was declined has ended as well. */
function isOpen({ endedAt, decision }: Pause): boolean {
  return endedAt === null && decision !== 'declined'
}

function requireBetween(at: Date, earliest: Date, latest: Date): void {
  if (earliest <= at && at <= latest) return
  const [from, to] = [earliest.toISOString(), latest.toISOString()]
  throw new Refusal('PAUSE_TIME_INVALID', { earliest: from, latest: to })
}

/** The times in which an appeal could not go on, as far as they count. */
export function standsOf(pauses: readonly Pause[]): Stand[] {
  return pauses.flatMap(({ reason, from, endedAt, askedAt, decision }) =>
    decision === 'approved' || decision === 'notNeeded'
      ? [{ reason, from, to: endedAt, saidAt: askedAt }]
      : [],
  )
}

/** Those for which a run stands still: one of an order does not for the work of another. */
export function stoppedBy(
  { rule: { pausedBy = [] }, subject }: Pick<Run<TimedRule>, 'rule' | 'subject'>,
  stands: readonly Stand[],
): Stand[] {
  return stands.filter(
    ({ reason, workOrderId }) =>
      pausedBy.some((each) => each.reason === reason) &&
      (subject === undefined || workOrderId === undefined || workOrderId === subject.id),
  )
}

/** The clocks of an appeal that the procedure lets stand still for a reason, and the clause that says so. */
export interface Pausable {
  readonly clocks: readonly Clock[]
  readonly clause: string
}

/** Null where the procedure lets none. */
export function pausableFor(
  { clocks: rules }: ProcedurePack,
  clocks: readonly Clock[],
  reason: ClockPauseReason,
): Pausable | null {
  const ways = rules.flatMap(({ code, pausedBy = [] }) =>
    pausedBy.filter((way) => way.reason === reason).map(({ clause }) => ({ code, clause })),
  )
  const stopped = clocks.filter(({ code }) => ways.some((way) => way.code === code))
  const [way] = ways.filter(({ code }) => stopped.some((clock) => clock.code === code))
  return way === undefined ? null : { clocks: stopped, clause: way.clause }
}
