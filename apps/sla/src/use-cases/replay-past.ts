import { simulationEnded } from '@shouwen/events/sla'
import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import type { Job } from '@shouwen/messaging/job'
import type { Store } from '@shouwen/transactions/store'
import { inTurns } from '@shouwen/transactions/turns'
import { Replayer } from '../domain/replay'
import { afterFault, calendarTried, type ReplayPlace, type Simulation } from '../domain/simulation'
import { Counter, emptyTally } from '../domain/tally'
import { calendarsOf } from '../store/calendars'
import { pastBehind, type PastBatch } from '../store/past'
import {
  categoriesKnown,
  keepProgress,
  lockSimulation,
  nextSimulation,
  saveSimulation,
  simulationWithTally,
} from '../store/simulations'
import { factOfEnd } from './start-simulation'

/** How much is done at a time. */
interface Pace {
  /** Appeals that are read at once: few enough that no clock waits for them. */
  readonly batch: number
  /** Batches between two commits of how far it has come. */
  readonly batches: number
}

/** Appeals that are counted in one go. */
const TURN = 50

const usual: Pace = { batch: 1_000, batches: 20 }

const atTheStart: ReplayPlace = { project: 0, at: null, appealId: null }

/** A replay under way, as this process holds it; whoever takes it over reads it from its row. */
interface Held {
  readonly simulation: Simulation
  readonly counter: Counter
  readonly replayer: Replayer
  /** By project: what it is counted by. */
  readonly calendars: ReadonlyMap<string, ProjectCalendar>
}

/**
 * Replays the past of the simulation that is next, a step at a time: reads some appeals, counts them, and commits how far it
 * has come. A process that ends on its way, however it does, leaves the last commit, at which the next one goes on; what
 * it had counted since is counted again, once. Returns whether there may be more.
 */
export function replayPast(pace = usual): (store: Store) => Promise<boolean> {
  let held: Held | null = null
  return async (store) => {
    const next = await store.asJob(({ manager }) => nextSimulation(manager))
    if (next === null) {
      held = null
      return false
    }
    try {
      const isWhereItWas = held?.simulation.id === next.id && held.simulation.replayed === next.replayed
      const taken: Held | null = held !== null && isWhereItWas ? held : await take(store, next)
      held = null
      if (taken !== null) held = await step(store, taken, pace)
      return true
    } catch (error) {
      held = null
      await noteFault(store, next)
      throw error
    }
  }
}

/** Each host has its own: what is held is of its process. */
export const replayingPast = (): Job => ({ name: 'replay-past', everyMs: 2_000, run: replayPast() })

/** The replay from where it was left; null where it has ended meanwhile. */
function take(store: Store, { id, groupId }: Pick<Simulation, 'id' | 'groupId'>): Promise<Held | null> {
  return store.read(groupId, async (manager) => {
    const simulation = await simulationWithTally(manager, id)
    if (simulation?.state !== 'running') return null
    const replayer = new Replayer(simulation.pack, await categoriesKnown(manager))
    const calendars = new Map<string, ProjectCalendar>()
    for (const [projectId, own] of await calendarsOf(manager, groupId, simulation.projectIds))
      calendars.set(projectId, calendarTried(own, simulation.calendar))
    const counter = new Counter(simulation.tally ?? emptyTally(), simulation.askedAt.getTime())
    return { simulation, counter, replayer, calendars }
  })
}

/** Goes on for a while; null where it has come to its end, or another was quicker. */
async function step(store: Store, held: Held, pace: Pace): Promise<Held | null> {
  const { simulation, counter } = held
  const { groupId } = simulation
  let place = simulation.place ?? atTheStart
  let { replayed } = simulation
  let reading = readBatch(store, simulation, place, pace.batch)
  for (let batch = 1; batch <= pace.batches; batch += 1) {
    const read = await reading
    if (read === null) break
    const counted = place
    place =
      read.length < pace.batch || read.end === null
        ? { ...atTheStart, project: place.project + 1 }
        : { ...place, ...read.end }
    /** The database reads the next ones while these are counted. */
    if (batch < pace.batches) {
      reading = readBatch(store, simulation, place, pace.batch)
      reading.catch(() => undefined)
    }
    await countBatch(held, counted, read)
    replayed += read.length
  }
  const isDone = place.project >= simulation.projectIds.length
  const state = isDone ? 'done' : 'running'
  const endedAt = isDone ? store.clock.now() : null
  const reached: Simulation = { ...simulation, state, replayed, place, tally: counter.tally, endedAt }
  const isKept = await store.inTenant(groupId, async (work) => {
    const kept = await keepProgress(work, simulation.replayed, reached)
    if (kept && isDone) work.record(simulationEnded, factOfEnd(reached))
    return kept
  })
  return isKept && !isDone ? { ...held, simulation: reached } : null
}

/**
 * The next appeals; null where there are no more projects. They are read as the job: under a tenant's guard PostgreSQL would
 * not look for a time in an index. That the projects are the group's was seen when it was asked for.
 */
async function readBatch(
  store: Store,
  simulation: Simulation,
  place: ReplayPlace,
  size: number,
): Promise<PastBatch | null> {
  const projectId = simulation.projectIds[place.project]
  if (projectId === undefined) return null
  return store.asJob(({ manager }) => pastBehind(manager, projectId, simulation, place, size))
}

/** Others have their turn meanwhile: timers that fire, and the reading of the next ones, which asks in several trips. */
async function countBatch(
  { simulation, counter, replayer, calendars }: Held,
  { project }: ReplayPlace,
  read: PastBatch,
): Promise<void> {
  const projectId = simulation.projectIds[project] ?? ''
  const calendar = calendars.get(projectId)
  if (calendar === undefined) throw new Error(`no calendar of ${projectId}`)
  const { timeZone } = calendar
  for await (const some of inTurns(read.rows(), TURN)) {
    for (const row of some) {
      const { kind, departmentId } = row
      const whose = { kind, projectId, departmentId, timeZone }
      counter.count(whose, replayer.replay(row, calendar), row.clocks)
    }
  }
}

/** A fault of the house: those that fail are looked at last, and given up in the end. */
async function noteFault(store: Store, { id, groupId }: Pick<Simulation, 'id' | 'groupId'>): Promise<void> {
  await store.inTenant(groupId, async (work) => {
    const simulation = await lockSimulation(work, id)
    if (simulation?.state !== 'running') return
    const after = afterFault(simulation, work.now)
    await saveSimulation(work, after)
    if (after.state === 'failed') work.record(simulationEnded, factOfEnd(after))
  })
}
