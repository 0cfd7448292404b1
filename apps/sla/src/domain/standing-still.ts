import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { dueAfterExtension, dueAfterPause, type Dues } from '@shouwen/procedure/pauses'
import type { Window } from '@shouwen/procedure/window'
import type { ClockPauseReason } from '@shouwen/vocabulary/clock-life'

/** A time in which an appeal cannot go on; null: it has not ended. */
export interface Stand {
  readonly reason: ClockPauseReason
  readonly from: Date
  readonly to: Date | null
  /** When it was said: what is said after a clock has run out makes up for nothing. */
  readonly saidAt: Date
  /** The order whose work it is that cannot go on; absent: the appeal itself. */
  readonly workOrderId?: string
}

/** A time that was left out of a clock's; plain JSON, kept beside the clock. Instants are ISO 8601 in UTC. */
export interface PauseLeftOut {
  readonly reason: ClockPauseReason
  readonly from: string
  readonly to: string | null
}

/** A later time that was agreed on and approved, and when; plain JSON, kept beside the clock. */
export interface GrantedExtension {
  readonly until: string
  readonly at: string
}

/** What a clock's due time is made from. */
export interface Timing {
  readonly window: Window
  readonly startedAt: Date
  /** Before any pause or extension. */
  readonly promised: Dues
  readonly extensions: readonly GrantedExtension[]
}

export interface Timed extends Dues {
  readonly pauses: readonly PauseLeftOut[]
}

type Change = { readonly at: Date } & ({ readonly stand: Stand } | { readonly until: Date })

/**
 * When a clock is due, by everything that stopped it or gave it more time: made up from the whole each time, so that the same
 * facts give the same due time in whatever order they came. What overlaps is left out once; what begins, or is said, after the
 * clock has run out is not left out. While it stands still, the due time is what it was as that began.
 * @param end when its run ended; nothing counts from then on.
 */
export function timedBy(
  { window, startedAt, promised, extensions }: Timing,
  stands: readonly Stand[],
  end: Date | null,
  calendar: ProjectCalendar,
): Timed {
  const changes = [
    ...stands.flatMap((stand) => within(stand, startedAt, end)).map((stand) => ({ at: stand.from, stand })),
    ...extensions.map(({ until, at }) => ({ at: new Date(at), until: new Date(until) })),
  ].sort(inTime)
  let dues = promised
  let counted = startedAt
  const pauses: PauseLeftOut[] = []
  for (const change of changes) {
    if ('until' in change) {
      dues = dueAfterExtension(dues, change.until)
      continue
    }
    const { reason, to, saidAt } = change.stand
    const from = change.at < counted ? counted : change.at
    const isVain = to !== null && to <= from
    if (isVain || from > dues.dueAt || saidAt > dues.dueAt) continue
    pauses.push({ reason, from: from.toISOString(), to: to?.toISOString() ?? null })
    if (to === null) break
    dues = dueAfterPause(window, dues, { from, to }, calendar)
    counted = to
  }
  return { ...dues, pauses }
}

/** The part of a time that lies within a run: what stands still as the run ends has ended with it. */
function within(stand: Stand, startedAt: Date, end: Date | null): Stand[] {
  const from = stand.from < startedAt ? startedAt : stand.from
  const to = end !== null && (stand.to === null || stand.to > end) ? end : stand.to
  return to !== null && to <= from ? [] : [{ ...stand, from, to }]
}

/** Of two at one moment the pause is first, the longer one of two pauses: an open one is the longest. */
function inTime(one: Change, other: Change): number {
  const apart = one.at.getTime() - other.at.getTime()
  if (apart !== 0) return apart
  if ('until' in one || 'until' in other) return Number('until' in one) - Number('until' in other)
  return endOf(other.stand) - endOf(one.stand) || one.stand.reason.localeCompare(other.stand.reason)
}

const endOf = ({ to }: Stand): number => to?.getTime() ?? Number.MAX_SAFE_INTEGER

/** A stretch of a clock's life: counted, or left out for a reason. */
export interface Segment {
  readonly from: Date
  /** Null: it goes on. */
  readonly to: Date | null
  /** Null: counted. */
  readonly leftOut: ClockPauseReason | null
}

/** The segments of a clock, in their order, from its start to its end: what counted, and what was left out. */
export function segmentsOf(
  startedAt: Date,
  pauses: readonly PauseLeftOut[],
  stoppedAt: Date | null,
): Segment[] {
  const segments: Segment[] = []
  let counted: Date | null = startedAt
  for (const { reason, from, to } of pauses) {
    const pausedFrom = new Date(from)
    if (counted !== null && counted < pausedFrom) {
      segments.push({ from: counted, to: pausedFrom, leftOut: null })
    }
    counted = to === null ? null : new Date(to)
    segments.push({ from: pausedFrom, to: counted ?? stoppedAt, leftOut: reason })
  }
  const goesOn = counted !== null && (stoppedAt === null || counted < stoppedAt)
  if (counted !== null && goesOn) segments.push({ from: counted, to: stoppedAt, leftOut: null })
  return segments
}
