import { dayAt } from '@shouwen/calendar/local-time'
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

/** Where in one of the pasts is counted what some appeals have in common. */
interface Place {
  readonly clocks: Map<string, ClockCount>
  readonly due: readonly Record<string, number>[]
}

/** Where in a tally that is. */
interface Places {
  readonly key: string
  readonly whatIf: Place
  readonly happened: Place
}

/** Counts into a tally. What it counts under is named once and then found again: a million appeals have few names. */
export class Counter {
  private readonly places = new Map<string, Map<string, Map<string, Places>>>()

  /** @param asOf until when the pasts go. */
  constructor(
    readonly tally: Tally,
    private readonly asOf: number,
  ) {}

  /** Adds an appeal with the clocks that it would have had, and those that it had. */
  count(whose: Counted, whatIf: readonly ReplayedClock[], happened: readonly ReplayedClock[]): void {
    const places = this.placesOf(whose)
    const { appeals } = this.tally
    appeals[places.key] = (appeals[places.key] ?? 0) + 1
    this.countClocks(this.tally.whatIf, places.whatIf, places.key, whose.timeZone, whatIf)
    this.countClocks(this.tally.happened, places.happened, places.key, whose.timeZone, happened)
  }

  private placesOf(whose: Counted): Places {
    const { kind, projectId, departmentId } = whose
    const known = this.places.get(projectId)?.get(kind)?.get(departmentId)
    if (known !== undefined) return known
    const places: Places = {
      key: `${kind}|${projectId}|${departmentId}`,
      whatIf: placeIn(this.tally.whatIf, whose),
      happened: placeIn(this.tally.happened, whose),
    }
    const ofProject = madeIn(this.places, projectId, () => new Map<string, Map<string, Places>>())
    madeIn(ofProject, kind, () => new Map<string, Places>()).set(departmentId, places)
    return places
  }

  private countClocks(
    past: Past,
    { clocks, due }: Place,
    key: string,
    timeZone: string,
    counted: readonly ReplayedClock[],
  ): void {
    const days: number[] = []
    for (const clock of counted) {
      countClock(
        madeIn(clocks, clock.code, () => countIn(past, `${key}|${clock.code}`, clock)),
        clock,
        this.asOf,
      )
      const day = dayAt(clock.dueAt, timeZone)
      if (!days.includes(day)) days.push(day)
    }
    for (const each of due) for (const day of days) each[day] = (each[day] ?? 0) + 1
  }
}

function placeIn(past: Past, { kind, projectId, departmentId }: Counted): Place {
  const groups = ['', `kind:${kind}`, `project:${projectId}`, `department:${departmentId}`]
  return { clocks: new Map(), due: groups.map((group) => (past.due[group] ??= {})) }
}

function madeIn<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

function countIn(past: Past, key: string, { clause, target }: ReplayedClock): ClockCount {
  return (past.clocks[key] ??= {
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
}

function countClock(count: ClockCount, clock: ReplayedClock, asOf: number): void {
  const { generation, dueAt, cancelled } = clock
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
