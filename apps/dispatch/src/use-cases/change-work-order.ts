import type { Actor } from '@shouwen/access/actor'
import { authorize, type Permission } from '@shouwen/access/permission'
import type { FactDefinition } from '@shouwen/events/fact'
import { requireVersion } from '@shouwen/transactions/expected-version'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { WorkOrder } from '../domain/work-order'
import { lockWorkOrder, saveWorkOrder } from '../store/work-orders'

/** What every mutation of a work order is given. */
export interface WorkOrderCommand {
  readonly idempotencyKey: string
  readonly workOrderId: string
  /** The version that the caller has read: somebody else's change in between is refused, not overwritten. */
  readonly expectedVersion: number
}

/** What a mutation of an order answers with: enough to find it again. */
export interface WorkOrderChanged {
  readonly workOrderId: string
  readonly version: number
}

/** Runs a change of one order: by whom its row lets, at its version, with what the decision records. */
export function changeWorkOrder<Input extends WorkOrderCommand>(
  store: Store,
  permission: Permission,
  input: Input,
  actor: Actor,
  decide: (order: WorkOrder, work: Work) => WorkOrder | Promise<WorkOrder>,
): Promise<WorkOrderChanged> {
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const before = await lockWorkOrder(work, input.workOrderId)
    requireAt(actor, before, permission)
    await requireOrderVersion(work, before, input.expectedVersion)
    const order = await decide(before, work)
    await saveWorkOrder(work, order)
    return { workOrderId: order.id, version: order.version }
  })
}

/** Refuses with VERSION_CONFLICT, and says who changed the order. */
export function requireOrderVersion(work: Work, order: WorkOrder, expected: number): Promise<void> {
  const { id: workOrderId, version, appealId } = order
  return requireVersion(work, { version, subject: `appeal/${appealId}`, facts: { workOrderId } }, expected)
}

interface OrderFact {
  appealId: string
  workOrderId: string
  staffId: string
  at: string
}

/** Records what the actor did with an order, under its clauses. */
export function recordOfOrder<More extends object>(
  work: Work,
  announces: FactDefinition<OrderFact & More>,
  order: WorkOrder,
  clauses: readonly string[],
  more: More,
): void {
  work.record(announces, {
    subject: `appeal/${order.appealId}`,
    appealId: order.appealId,
    projectPath: order.projectPath,
    clauses,
    pack: { id: order.packId, version: order.packVersion },
    data: {
      appealId: order.appealId,
      workOrderId: order.id,
      staffId: work.actor.personId,
      at: work.now.toISOString(),
      ...more,
    },
  })
}

/** P5.2.1, M4.4: what is a department's is done by the one that has the order. Refuses with NOT_PERMITTED. */
export function requireAt(actor: Actor, order: WorkOrder, permission: Permission): void {
  authorize(actor, permission, order.projectPath)
  if (permission.scope === 'department' && !actor.departmentIds.includes(order.departmentId)) {
    throw new Refusal('NOT_PERMITTED', { operation: permission.operation })
  }
}
