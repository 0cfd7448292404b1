import { toLocal } from '@shouwen/calendar/local-time'
import { countLateness, type Lateness } from './lateness'
import type { ReplayedClock } from './replay'

/** What is counted of clocks that have a rule, a kind, a project and a department in common. */
export interface ClockCount {
  readonly clause: string
  readonly target: string
  /** Appeals that had such a clock. */
  appeals: number
  clocks: number
  met: number
  breached: number
  cancelled: number
  running: number
  readonly lateness: Lateness
}

/** One of the two pasts: what would have been, or what was. */
export interface Past {
  /** By `kind|project|department|clock`. */
  readonly clocks: Record<string, ClockCount>
  /** Appeals with something due on a day, by the day's number; by `` for all, `kind:…`, `project:…`, `department:…`. */
  readonly due: Record<string, Record<string, number>>
}

/** What a replay has counted so far. Plain JSON: it is stored as it is, and is the result in the end. */
export interface Tally {
  /** By `kind|project|department`. */
  readonly appeals: Record<string, number>
  readonly whatIf: Past
  readonly happened: Past
}

export function emptyTally(): Tally {
  return {
    appeals: {},
    whatIf: { clocks: {}, due: {} },
    happened: { clocks: {}, due: {} },
  }
}

/** Whose clocks are counted. */
export interface Counted {
  readonly kind: string
  readonly projectId: string
  /** The department that had it last; empty where nobody had it, or nobody knows. */
  readonly departmentId: string
  readonly timeZone: string
}

export function countAppeal(tally: Tally, { kind, projectId, departmentId }: Counted): void {
  const key = `${kind}|${projectId}|${departmentId}`
  tally.appeals[key] = (tally.appeals[key] ?? 0) + 1
}

/** Adds an appeal's clocks to one of the pasts. @param asOf until when the past goes. */
export function countClocks(
  past: Past,
  { kind, projectId, departmentId, timeZone }: Counted,
  clocks: readonly ReplayedClock[],
  asOf: number,
): void {
  const days: number[] = []
  for (const clock of clocks) {
    countClock(past, `${kind}|${projectId}|${departmentId}|${clock.code}`, clock, asOf)
    const { day } = toLocal(new Date(clock.dueAt), timeZone)
    if (!days.includes(day)) days.push(day)
  }
  for (const group of ['', `kind:${kind}`, `project:${projectId}`, `department:${departmentId}`]) {
    const due = (past.due[group] ??= {})
    for (const day of days) due[day] = (due[day] ?? 0) + 1
  }
}

function countClock(past: Past, key: string, clock: ReplayedClock, asOf: number): void {
  const { clause, target, generation, dueAt, cancelled } = clock
  const count = (past.clocks[key] ??= {
    clause,
    target,
    appeals: 0,
    clocks: 0,
    met: 0,
    breached: 0,
    cancelled: 0,
    running: 0,
    lateness: {},
  })
  const endedAt = clock.endedAt !== null && clock.endedAt <= asOf ? clock.endedAt : null
  const until = endedAt ?? asOf
  count.clocks += 1
  if (generation === 1) count.appeals += 1
  if (until > dueAt && !clock.paused) {
    count.breached += 1
    countLateness(count.lateness, until - dueAt)
  }
  if (endedAt === null) count.running += 1
  else if (cancelled) count.cancelled += 1
  else if (endedAt <= dueAt) count.met += 1
}
