import type { Actor } from '@shouwen/access/actor'
import { aStaffMember } from '@shouwen/testing/actors'
import type { Answer } from '@shouwen/testing/service-bench'
import { v7 as uuidv7 } from 'uuid'
import { replayPast } from '../src/use-cases/replay-past'
import type { Office } from './office'

/** What one of the two pasts comes to, as the graph gives it. */
export interface FiguresSeen {
  readonly clocks: number
  readonly met: number
  readonly breached: number
  readonly cancelled: number
  readonly running: number
  readonly compliance: number | null
  readonly lateMedianMinutes: number | null
  readonly peakDay: string | null
  readonly peakDue: number | null
}

/** A line of the result. */
export interface LineSeen {
  readonly kind: string | null
  readonly departmentId: string | null
  readonly clock: { readonly code: string; readonly clause: string } | null
  readonly appeals: number
  readonly whatIf: FiguresSeen
  readonly happened: FiguresSeen
}

interface SimulationSeen {
  readonly id: string
  readonly state: string
  readonly replayed: number
  readonly total: number
}

const figures =
  '{ clocks met breached cancelled running compliance lateMedianMinutes lateP90Minutes peakDay peakDue }'
const line = `{ kind departmentId project { id } clock { code clause target } appeals whatIf ${figures} happened ${figures} }`

/** Where policies are weighed: the management department's. */
export class SimulationDesk {
  readonly management: Actor

  constructor(readonly office: Office) {
    this.management = aStaffMember(office.groupId, 'managementDepartment', 'lvyuan')
  }

  starts(
    input: Record<string, unknown>,
    by = this.management,
  ): Promise<Answer<{ startSimulation: SimulationSeen | null }>> {
    const { projectId } = this.office
    const span = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z', projectIds: [projectId] }
    return this.office.bench.ask(
      by,
      'mutation Start($input: StartSimulationInput!) { startSimulation(input: $input) { id state replayed total } }',
      { input: { idempotencyKey: uuidv7(), ...span, ...input } },
    )
  }

  async start(input: Record<string, unknown>): Promise<string> {
    const { data, errors } = await this.starts(input)
    if (!data.startSimulation) throw new Error(JSON.stringify(errors))
    return data.startSimulation.id
  }

  cancels(simulationId: string): Promise<Answer<{ cancelSimulation: SimulationSeen | null }>> {
    return this.office.bench.ask(
      this.management,
      'mutation Cancel($input: CancelSimulationInput!) { cancelSimulation(input: $input) { id state } }',
      { input: { idempotencyKey: uuidv7(), simulationId } },
    )
  }

  /** Replays as the job does, until there is nothing to replay. */
  async replay(): Promise<void> {
    const work = replayPast()
    while (await work(this.office.bench.running.store));
  }

  async seen(
    id: string,
    by: readonly string[] = [],
    reader = this.management,
  ): Promise<(SimulationSeen & { lines: LineSeen[] | null }) | null> {
    const { data, errors } = await this.office.bench.ask<{
      simulation: (SimulationSeen & { lines: LineSeen[] | null }) | null
    }>(
      reader,
      `query Look($id: ID!, $by: [SimulationDimension!]!) {
        simulation(id: $id) { id state replayed total lines(by: $by) ${line} }
      }`,
      { id, by },
    )
    if (errors !== undefined) throw new Error(JSON.stringify(errors))
    return data.simulation
  }

  /** The result, split by these. */
  async lines(id: string, ...by: readonly string[]): Promise<LineSeen[]> {
    const { lines } = (await this.seen(id, by)) ?? { lines: null }
    if (lines === null) throw new Error('there is no result')
    return lines
  }
}
