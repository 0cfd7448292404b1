import type { Actor } from '@shouwen/access/actor'
import { appealHandedOver, projectOpened } from '@shouwen/events/dispatch'
import type { DataOf } from '@shouwen/events/fact'
import {
  appealClosed,
  appealRegistered,
  appealReopened,
  appealResolved,
  customerInformed,
  packPublished,
} from '@shouwen/events/intake'
import { revisitCompleted } from '@shouwen/events/revisit-audit'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { aStaffMember } from '@shouwen/testing/actors'
import { ServiceBench } from '@shouwen/testing/service-bench'
import type { CustomerAnswer } from '@shouwen/vocabulary/appeals'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'

export type Registered = DataOf<typeof appealRegistered>

/** A clock as the graph gives it. */
export interface ClockSeen {
  readonly id: string
  readonly code: string
  readonly target: string
  readonly clause: string
  readonly packId: string
  readonly packVersion: number
  readonly generation: number
  readonly startedAt: string
  readonly dueAt: string
  readonly warnAt: string
  readonly state: string
  readonly stoppedAt: string | null
  readonly warnedAt: string | null
  readonly breachedAt: string | null
  readonly provisional: boolean
  readonly explanation: Record<string, unknown>
}

const clocksOf = /* GraphQL */ `
  query Clocks($appeals: [_Any!]!) {
    _entities(representations: $appeals) {
      ... on Appeal {
        id
        clocks {
          id
          code
          target
          clause
          packId
          packVersion
          generation
          startedAt
          dueAt
          warnAt
          state
          stoppedAt
          warnedAt
          breachedAt
          provisional
          explanation
        }
      }
    }
  }
`

/** A project's office as sla hears of it: the test tells what the other services announce. */
export class Office {
  readonly groupId = uuidv7()
  readonly projectId = uuidv7()
  readonly steward: Actor

  constructor(
    readonly bench: ServiceBench,
    readonly kind: ProjectKind,
    readonly path = 'lvyuan/north/hetang',
  ) {
    this.steward = aStaffMember(this.groupId, kind === 'mall' ? 'mallOperator' : 'buildingSteward', path)
  }

  /** An office whose procedure and calendar sla knows. */
  static async open(kind: ProjectKind = 'residential', bench?: ServiceBench): Promise<Office> {
    const office = new Office(bench ?? (await ServiceBench.mount(service)), kind)
    await office.publishPack()
    await office.openProject()
    return office
  }

  async publishPack(): Promise<void> {
    const pack = shippedPacks[this.kind]
    await this.bench.tell(packPublished, this.groupId, {
      packId: pack.id,
      version: pack.version,
      projectKind: this.kind,
      scope: null,
      effectiveFrom: this.now,
      pack,
    })
  }

  async openProject(hours = { opens: '08:30', closes: '17:30' }): Promise<void> {
    const { projectId, path, kind } = this
    const project = {
      projectId,
      path,
      code: 'ht',
      name: '荷塘小区',
      kind,
      timeZone: 'Asia/Shanghai',
      ...hours,
    }
    await this.bench.tell(projectOpened, this.groupId, project)
  }

  /** A registration as intake announces it now: a complaint about cleaning, unless told otherwise. */
  aRegistration(changes: Partial<Registered> = {}): Registered {
    return {
      appealId: uuidv7(),
      number: 'HT-20260302-0001',
      projectId: this.projectId,
      projectPath: this.path,
      unitId: null,
      customerId: uuidv7(),
      callerUnknown: false,
      kind: 'complaint',
      channel: 'telephone',
      category: this.kind === 'mall' ? 'other' : 'cleaning',
      grade: null,
      impact: null,
      aboutService: true,
      receivedAt: this.now,
      registeredAt: this.now,
      firstContactId: this.steward.personId,
      packId: this.kind,
      packVersion: shippedPacks[this.kind].version,
      version: 1,
      ...changes,
    }
  }

  async register(changes: Partial<Registered> = {}): Promise<string> {
    const registration = this.aRegistration(changes)
    await this.bench.tell(appealRegistered, this.groupId, registration, about(registration.appealId))
    return registration.appealId
  }

  async handOver(appealId: string, at = this.now): Promise<void> {
    const handover = {
      handoverId: uuidv7(),
      departmentId: uuidv7(),
      duty: 'environment',
      staffId: null,
    } as const
    await this.bench.tell(appealHandedOver, this.groupId, { appealId, ...handover, at }, about(appealId))
  }

  /** The id of the feedback. */
  async inform(
    appealId: string,
    answer: CustomerAnswer = 'understood',
    at = this.now,
    promisedAt: string | null = null,
  ): Promise<string> {
    const feedbackId = uuidv7()
    const feedback = { version: 2, feedbackId, answer, promisedAt }
    await this.bench.tell(customerInformed, this.groupId, { appealId, ...feedback, at }, about(appealId))
    return feedbackId
  }

  async resolve(appealId: string, at = this.now): Promise<void> {
    const resolved = { appealId, version: 3, at, customerId: null }
    await this.bench.tell(appealResolved, this.groupId, resolved, about(appealId))
  }

  async revisit(appealId: string, content: boolean, at = this.now): Promise<void> {
    const satisfaction = content ? 'satisfied' : 'dissatisfied'
    const revisit = { revisitId: uuidv7(), content, satisfaction, method: 'byTelephone' } as const
    await this.bench.tell(revisitCompleted, this.groupId, { appealId, ...revisit, at }, about(appealId))
  }

  async reopen(appealId: string, at = this.now): Promise<void> {
    const reopened = { appealId, version: 4, at, revisitId: uuidv7() }
    await this.bench.tell(appealReopened, this.groupId, reopened, about(appealId))
  }

  async close(appealId: string, revisitId: string | null, at = this.now): Promise<void> {
    await this.bench.tell(
      appealClosed,
      this.groupId,
      { appealId, version: 5, at, revisitId },
      about(appealId),
    )
  }

  /** The clocks of several appeals, as an actor sees them: none of one that is hidden. */
  async clocksOfAll(appealIds: readonly string[], actor = this.steward): Promise<ClockSeen[][]> {
    const appeals = appealIds.map((id) => ({ __typename: 'Appeal', id }))
    const { data, codes } = await this.bench.ask<{ _entities: ({ clocks: ClockSeen[] } | null)[] }>(
      actor,
      clocksOf,
      {
        appeals,
      },
    )
    if (codes.length > 0) throw new Error(codes.join())
    return data._entities.map((appeal) => appeal?.clocks ?? [])
  }

  async clocks(appealId: string, actor = this.steward): Promise<ClockSeen[]> {
    return (await this.clocksOfAll([appealId], actor)).flat()
  }

  /** `code#generation state` of every clock of an appeal. */
  async states(appealId: string): Promise<string[]> {
    const clocks = await this.clocks(appealId)
    return clocks.map(({ code, generation, state }) => `${code}#${generation} ${state}`).sort()
  }

  async clock(appealId: string, code: string, generation = 1): Promise<ClockSeen> {
    const clocks = await this.clocks(appealId)
    const found = clocks.find((clock) => clock.code === code && clock.generation === generation)
    if (found === undefined) throw new Error(`no clock ${code}#${generation}`)
    return found
  }

  get now(): string {
    return this.bench.clock.now().toISOString()
  }
}

function about(appealId: string): { appealId: string } {
  return { appealId }
}
