import { closuresProblems, withClosures, type Closures } from '@shouwen/calendar/closures'
import {
  hoursProblems,
  projectCalendar,
  type BusinessHours,
  type ProjectCalendar,
} from '@shouwen/calendar/project-calendar'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { SimulationState } from '@shouwen/vocabulary/simulations'
import type { Tally } from './tally'

/** A calendar that is tried in the place of what projects have. */
export interface TriedCalendar extends Closures {
  /** Null: each project's own hours. */
  readonly hours: readonly BusinessHours[] | null
}

/** How far a replay has come: projects one after the other, each in the order of its registrations. */
export interface ReplayPlace {
  /** Which of `projectIds`. */
  readonly project: number
  /** The last appeal that was replayed; null before the first of the project. */
  readonly at: string | null
  readonly appealId: string | null
}

/** A replay of the past under another policy (C0.1). */
export interface Simulation {
  readonly id: string
  readonly groupId: string
  readonly askedBy: string
  /** What happened until then is replayed; a clock that ran then still runs. */
  readonly askedAt: Date
  readonly packId: string
  /** Null: a draft that nobody has published. */
  readonly packVersion: number | null
  readonly pack: ProcedurePack
  readonly calendar: TriedCalendar | null
  /** Appeals that were registered from then on … */
  readonly from: Date
  /** … until before then. */
  readonly to: Date
  readonly projectIds: readonly string[]
  readonly projectPaths: readonly string[]
  readonly state: SimulationState
  /** Appeals to replay. */
  readonly total: number
  readonly replayed: number
  /** How often it was broken off by a fault. */
  readonly failures: number
  readonly place: ReplayPlace | null
  readonly tally: Tally | null
  readonly endedAt: Date | null
}

/** Projects of one replay at the most. */
export const PROJECTS_LIMIT = 50
/** Days that it goes over at the most: two years, one of them a leap year. */
export const SPAN_LIMIT_DAYS = 731
/** Appeals of one replay at the most. */
export const APPEALS_LIMIT = 2_000_000
/** Faults after which it is given up. */
const FAILURES_LIMIT = 5

const msPerDay = 86_400_000

/** What is asked for, before anything is looked up. Refuses with INPUT_INVALID, every fault with its path. */
export function checkSpan(
  {
    from,
    to,
    projectIds,
    calendar,
  }: Pick<Simulation, 'from' | 'to' | 'projectIds'> & { readonly calendar: TriedCalendar | null },
  now: Date,
): void {
  const span = to.getTime() - from.getTime()
  const problems = [
    ...(projectIds.length >= 1 && projectIds.length <= PROJECTS_LIMIT
      ? []
      : [`projectIds: 1 to ${PROJECTS_LIMIT} projects`]),
    ...(new Set(projectIds).size === projectIds.length ? [] : ['projectIds: a project is named twice']),
    ...(span > 0 ? [] : ['to: must be later than from']),
    ...(span <= SPAN_LIMIT_DAYS * msPerDay ? [] : [`to: at most ${SPAN_LIMIT_DAYS} days after from`]),
    ...(from < now ? [] : ['from: lies in the future']),
    ...(calendar === null ? [] : calendarProblems(calendar)),
  ]
  if (problems.length > 0) throw new Refusal('INPUT_INVALID', { problems })
}

function calendarProblems(calendar: TriedCalendar): string[] {
  return [
    ...(calendar.hours === null ? [] : hoursProblems(calendar.hours)),
    ...closuresProblems(calendar),
  ].map((problem) => `calendar.${problem}`)
}

/** Refuses with INPUT_INVALID what is more than a replay takes. */
export function checkAmount(total: number): void {
  if (total > APPEALS_LIMIT) {
    throw new Refusal('INPUT_INVALID', {
      problems: [
        `projectIds: ${total} appeals were registered in this span, at most ${APPEALS_LIMIT} are replayed`,
      ],
    })
  }
}

/** The calendar by which a project's past is replayed. */
export function calendarTried(own: ProjectCalendar, tried: TriedCalendar | null): ProjectCalendar {
  if (tried === null) return own
  const { timeZone, laterHours = [], days } = own
  const replaced = tried.hours !== null
  return projectCalendar({
    timeZone,
    hours: tried.hours ?? own.hours,
    laterHours: replaced ? [] : laterHours,
    days: withClosures(days, tried, 'tried'),
  })
}

/** A replay that is at work may be cancelled; what has ended stays as it is. Refuses with SIMULATION_ENDED. */
export function decideCancelSimulation(simulation: Simulation, now: Date): Simulation {
  const { state } = simulation
  if (state !== 'running') throw new Refusal('SIMULATION_ENDED', { state })
  return { ...simulation, state: 'cancelled', endedAt: now, tally: null }
}

/** The replay after a fault of the house: tried again, and given up in the end. */
export function afterFault(simulation: Simulation, now: Date): Simulation {
  const failures = simulation.failures + 1
  if (failures < FAILURES_LIMIT) return { ...simulation, failures }
  return { ...simulation, failures, state: 'failed', endedAt: now, tally: null }
}
