import type { Actor } from '@shouwen/access/actor'
import { acceptanceRecorded } from '@shouwen/events/dispatch'
import type { Store } from '@shouwen/transactions/store'
import { v7 as uuidv7 } from 'uuid'
import { decideAcceptance } from '../domain/repair'
import { clausesOf } from '../domain/work-order'
import { acceptanceTable } from '../store/repair-tables'
import {
  changeWorkOrder,
  recordOfOrder,
  type WorkOrderChanged,
  type WorkOrderCommand,
} from './change-work-order'
import { permissions } from './permissions'

export interface RecordAcceptanceInput extends WorkOrderCommand {
  readonly accepted: boolean
  /** The customer's. */
  readonly words: string | null
}

/** P5.6.1: what the customer said of a repair that was reported as done 客户验收. */
export function recordAcceptance(
  store: Store,
  input: RecordAcceptanceInput,
  actor: Actor,
): Promise<WorkOrderChanged> {
  const permission = permissions['Mutation.recordAcceptance']
  return changeWorkOrder(store, permission, input, actor, async (before, work) => {
    const { accepted } = input
    const said = { id: uuidv7(), accepted, words: input.words ?? '', by: actor.personId }
    const { order, acceptance } = decideAcceptance(before, said, work.now)
    await work.manager.insert(acceptanceTable, acceptance)
    const clauses = clausesOf(order, accepted ? 'confirm' : 'rework')
    recordOfOrder(work, acceptanceRecorded, order, clauses, { version: order.version, accepted })
    return order
  })
}
