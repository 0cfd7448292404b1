import type { Actor } from '@shouwen/access/actor'
import { workOrderPaused, workOrderResumed } from '@shouwen/events/dispatch'
import { aStaffMember } from '@shouwen/testing/actors'
import type { PauseReason } from '@shouwen/vocabulary/handling'
import { v7 as uuidv7 } from 'uuid'
import type { Office } from './office'

/** A clock as its life is shown. */
export interface LifeSeen {
  readonly id: string
  readonly code: string
  readonly state: string
  readonly dueAt: string | null
  readonly promisedDueAt: string
  readonly breachedAt: string | null
  readonly segments: readonly { from: string; to: string | null; leftOut: string | null }[]
  readonly extensions: readonly { id: string; decision: string; content: string | null; until: string }[]
  readonly breachCause: { cause: string } | null
  readonly excuse: { id: string; decision: string; cause: string; content: string | null } | null
}

const lifeOf = /* GraphQL */ `
  query Life($appeals: [_Any!]!) {
    _entities(representations: $appeals) {
      ... on Appeal {
        pauses {
          id
          reason
          decision
          content
          from
          endedAt
        }
        clocks {
          id
          code
          state
          dueAt
          promisedDueAt
          breachedAt
          segments {
            from
            to
            leftOut
          }
          extensions {
            id
            decision
            content
            until
          }
          breachCause {
            cause
          }
          excuse {
            id
            decision
            cause
            content
          }
        }
      }
    }
  }
`

export interface PauseSeen {
  readonly id: string
  readonly reason: string
  readonly decision: string
  readonly content: string | null
  readonly from: string
  readonly endedAt: string | null
}

/** What people of an office do with its clocks. */
export class LifeDesk {
  readonly worker: Actor
  readonly director: Actor

  constructor(readonly office: Office) {
    const { groupId, path } = office
    this.worker = aStaffMember(groupId, 'departmentWorker', path)
    this.director = aStaffMember(groupId, 'officeDirector', path)
  }

  /** A mutation as it is answered: its refusals, none where it was done. */
  async does(
    mutation: string,
    input: object,
    actor = this.worker,
    idempotencyKey: string = uuidv7(),
  ): Promise<readonly string[]> {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
    const { codes } = await this.office.bench.ask(
      actor,
      `mutation Do($input: ${type}!) { ${mutation}(input: $input) { id } }`,
      { input: { idempotencyKey, ...input } },
    )
    return codes
  }

  pause(appealId: string, more: object = {}): Promise<readonly string[]> {
    return this.does('pauseClocks', {
      appealId,
      reason: 'WAITING_FOR_CUSTOMER',
      content: '无人在家。',
      ...more,
    })
  }

  resume(appealId: string, more: object = {}): Promise<readonly string[]> {
    return this.does('resumeClocks', { appealId, ...more })
  }

  /** An order of the appeal stands still, or goes on, as dispatch tells. */
  async tellOrder(
    appealId: string,
    workOrderId: string,
    version: number,
    at: string,
    reason: PauseReason | null,
  ): Promise<void> {
    const data = { appealId, workOrderId, staffId: this.worker.personId, at, version }
    const { bench, groupId } = this.office
    if (reason === null) await bench.tell(workOrderResumed, groupId, data, { appealId })
    else await bench.tell(workOrderPaused, groupId, { ...data, reason }, { appealId })
  }

  async look(
    appealId: string,
    actor = this.director,
  ): Promise<{ pauses: readonly PauseSeen[]; clocks: readonly LifeSeen[] }> {
    const { data, codes } = await this.office.bench.ask<{
      _entities: [{ pauses: PauseSeen[]; clocks: LifeSeen[] }]
    }>(actor, lifeOf, { appeals: [{ __typename: 'Appeal', id: appealId }] })
    if (codes.length > 0) throw new Error(codes.join())
    return data._entities[0]
  }

  async clock(appealId: string, code = 'minor-repair', actor = this.director): Promise<LifeSeen> {
    const { clocks } = await this.look(appealId, actor)
    const found = clocks.find((clock) => clock.code === code)
    if (found === undefined) throw new Error(`no clock ${code}`)
    return found
  }
}
