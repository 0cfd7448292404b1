import { connectionOf, decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { graphEnum } from '@shouwen/subgraph/enum'
import { appealKinds } from '@shouwen/vocabulary/appeals'
import { clockTargets } from '@shouwen/vocabulary/handling'
import { simulationDimensions, type SimulationDimension } from '@shouwen/vocabulary/simulations'
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Simulation } from '../domain/simulation'
import { LINES_LIMIT, linesOf, type SimulationLine } from '../domain/simulation-lines'
import { simulationSeen, simulationsSeen, talliesOf } from '../store/simulation-queries'
import { permissions } from '../use-cases/permissions'
import { cancelSimulation, startSimulation } from '../use-cases/start-simulation'
import type { SlaContext } from './context'
import { CancelSimulationArguments, StartSimulationArguments } from './simulation-inputs'
import { SimulationLineType, SimulationType } from './simulation-type'

const SimulationConnection = connectionOf(SimulationType, 'Simulation')

/** C0.1: what another policy would have come to, beside what happened. */
@Resolver()
export class Simulations {
  @Query(() => SimulationType, {
    nullable: true,
    description: 'A simulation (C0.1); null unless you answer for all of its projects.',
  })
  simulation(@Arg('id', () => ID) id: string, @Ctx() context: SlaContext): Promise<SimulationType | null> {
    return seen(id, context, 'Query.simulation')
  }

  @Query(() => SimulationConnection, {
    description:
      'Simulations of projects that you answer for, the newest first; they are kept (C0.1). Refuses: INPUT_INVALID, ' +
      'CURSOR_INVALID, NOT_PERMITTED.',
  })
  async simulations(
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null | undefined,
    @Arg('after', () => String, { nullable: true, description: '`endCursor` of the page before.' })
    after: string | null | undefined,
    @Ctx() { actor, app, groupId }: SlaContext,
  ): Promise<Page<SimulationType>> {
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after) : null
    const reader = { actor, permission: permissions['Query.simulations'] }
    const rows = await app.store.read(groupId, (manager) => simulationsSeen(manager, reader, size, cursor))
    return toPage(rows.map(shown), size, ({ askedAt, id }) => ({ at: askedAt, id }))
  }

  @Mutation(() => SimulationType, {
    description:
      'Starts to replay the appeals of projects in a span under a published procedure or a draft, and under another calendar if ' +
      'one is given (C0.1). It runs as a job; one of a group at a time. Refuses: INPUT_INVALID and PACK_INVALID with every ' +
      'fault and its path, NOT_FOUND for a version that was never published, NOT_YET_KNOWN for a project, ' +
      'SIMULATION_RUNNING, NOT_PERMITTED.',
  })
  async startSimulation(
    // A literal in the query has no prototype, which the validation of the draft does not bear.
    @Arg('input', () => StartSimulationArguments) input: StartSimulationArguments,
    @Ctx() context: SlaContext,
  ): Promise<SimulationType> {
    const { app, actor } = context
    const { packId = null, version = null, pack = null, calendar = null } = input
    const { simulationId } = await startSimulation(
      app.store,
      {
        ...input,
        packId,
        version,
        pack,
        calendar: calendar === null ? null : { ...calendar, hours: calendar.hours ?? null },
      },
      actor,
    )
    return changed(simulationId, context, 'Mutation.startSimulation')
  }

  @Mutation(() => SimulationType, {
    description:
      'Cancels a simulation that is at work; it has no result then. Refuses: SIMULATION_ENDED, NOT_FOUND, NOT_PERMITTED.',
  })
  async cancelSimulation(
    @Arg('input', () => CancelSimulationArguments) input: CancelSimulationArguments,
    @Ctx() context: SlaContext,
  ): Promise<SimulationType> {
    const { simulationId } = await cancelSimulation(context.app.store, input, context.actor)
    return changed(simulationId, context, 'Mutation.cancelSimulation')
  }
}

@Resolver(() => SimulationType)
export class SimulationFields {
  @FieldResolver(() => [SimulationLineType], {
    nullable: true,
    description:
      `The result, split by none or some of its dimensions, at most ${LINES_LIMIT} lines, those with the most appeals first; ` +
      'null before it is done.',
  })
  async lines(
    @Root() { id }: SimulationType,
    @Arg('by', () => [graphEnum(simulationDimensions)], {
      defaultValue: [],
      description: 'What it is split by; the whole in one line unless given.',
    })
    by: SimulationDimension[],
    @Ctx() context: SlaContext,
  ): Promise<SimulationLineType[] | null> {
    const { app, groupId } = context
    const tally = await context.batched('tallies', id, (ids) =>
      app.store.read(groupId, (manager) => talliesOf(manager, ids)),
    )
    return tally === null ? null : linesOf(tally, by).map(shownLine)
  }
}

async function seen(
  id: string,
  { actor, app, groupId }: SlaContext,
  row: keyof typeof permissions,
): Promise<SimulationType | null> {
  const reader = { actor, permission: permissions[row] }
  const simulation = await app.store.read(groupId, (manager) => simulationSeen(manager, reader, id))
  return simulation === null ? null : shown(simulation)
}

async function changed(
  id: string,
  context: SlaContext,
  row: keyof typeof permissions,
): Promise<SimulationType> {
  const simulation = await seen(id, context, row)
  if (simulation === null) throw new Error('a simulation that was written is there')
  return simulation
}

function shown({ projectIds, ...simulation }: Simulation): SimulationType {
  return { ...simulation, projects: projectIds.map((id) => ({ id })) }
}

function shownLine({ kind, projectId, clock, ...line }: SimulationLine): SimulationLineType {
  return {
    ...line,
    kind: appealKinds.has(kind) ? kind : null,
    project: projectId === null ? null : { id: projectId },
    clock: clock !== null && isOfTarget(clock) ? clock : null,
  }
}

type LineClock = NonNullable<SimulationLine['clock']>

function isOfTarget(clock: LineClock): clock is LineClock & SimulationLineType['clock'] & object {
  return clockTargets.has(clock.target)
}
