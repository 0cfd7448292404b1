import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { simulationEnded, simulationStarted } from '@shouwen/events/sla'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import { validatePack } from '@shouwen/procedure/validate-pack'
import type { Store } from '@shouwen/transactions/store'
import type { NewFact, Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { DataOf } from '@shouwen/events/fact'
import { v7 as uuidv7 } from 'uuid'
import {
  checkAmount,
  checkSpan,
  decideCancelSimulation,
  type Simulation,
  type TriedCalendar,
} from '../domain/simulation'
import {
  countPast,
  insertSimulation,
  lockSimulation,
  pathsOf,
  publishedPack,
  saveSimulation,
} from '../store/simulations'
import { permissions } from './permissions'

export interface StartSimulationInput {
  readonly idempotencyKey: string
  /** A published version; null with `pack`. */
  readonly packId: string | null
  readonly version: number | null
  /** A draft, as JSON; null with `packId`. */
  readonly pack: unknown
  readonly calendar: TriedCalendar | null
  readonly from: Date
  readonly to: Date
  readonly projectIds: readonly string[]
}

/** C0.1: what the past would have been under another procedure or calendar, before anybody is promised anything by it. */
export function startSimulation(
  store: Store,
  input: StartSimulationInput,
  actor: Actor,
): Promise<{ simulationId: string }> {
  const permission = permissions['Mutation.startSimulation']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const projectPaths = await pathsOf(work.manager, input.projectIds)
    for (const path of projectPaths) authorize(actor, permission, path)
    checkSpan(input, work.now)
    const pack = await packTried(work, input)
    const total = await countPast(work.manager, input, work.now)
    checkAmount(total)
    const { calendar, from, to, projectIds } = input
    const simulation: Simulation = {
      id: uuidv7(),
      groupId: work.groupId,
      askedBy: actor.personId,
      askedAt: work.now,
      packId: pack.id,
      packVersion: input.version,
      pack,
      calendar,
      from,
      to,
      projectIds,
      projectPaths,
      state: 'running',
      total,
      replayed: 0,
      failures: 0,
      place: null,
      tally: null,
      endedAt: null,
    }
    await insertSimulation(work, simulation)
    work.record(simulationStarted, {
      subject: `simulation/${simulation.id}`,
      clauses: ['C0.1'],
      data: {
        simulationId: simulation.id,
        packId: pack.id,
        packVersion: input.version,
        ownCalendar: calendar !== null,
        from: from.toISOString(),
        to: to.toISOString(),
        projectIds: [...projectIds],
      },
    })
    return { simulationId: simulation.id }
  })
}

async function packTried(
  { manager }: Work,
  { packId, version, pack }: Pick<StartSimulationInput, 'packId' | 'version' | 'pack'>,
): Promise<ProcedurePack> {
  if ((packId === null) === (pack === null) || (packId === null) !== (version === null)) {
    throw new Refusal('INPUT_INVALID', { problems: ['packId: give packId and version, or pack'] })
  }
  return packId === null || version === null ? validatePack(pack) : publishedPack(manager, packId, version)
}

export interface CancelSimulationInput {
  readonly idempotencyKey: string
  readonly simulationId: string
}

/** Ends a replay whose result nobody waits for; the next one may start. */
export function cancelSimulation(
  store: Store,
  input: CancelSimulationInput,
  actor: Actor,
): Promise<{ simulationId: string }> {
  const permission = permissions['Mutation.cancelSimulation']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const { simulationId } = input
    const simulation = await lockSimulation(work, simulationId)
    if (simulation === null) throw new Refusal('NOT_FOUND', { what: 'simulation', id: simulationId })
    for (const path of simulation.projectPaths) authorize(actor, permission, path)
    const cancelled = decideCancelSimulation(simulation, work.now)
    await saveSimulation(work, cancelled)
    work.record(simulationEnded, factOfEnd(cancelled))
    return { simulationId }
  })
}

/** The fact that one has ended, however it did. */
export function factOfEnd({ id, state, replayed }: Simulation): NewFact<DataOf<typeof simulationEnded>> {
  return {
    subject: `simulation/${id}`,
    clauses: ['C0.1'],
    data: { simulationId: id, state, appeals: replayed },
  }
}
