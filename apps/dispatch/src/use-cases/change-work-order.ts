import type { Actor } from '@shouwen/access/actor'
import { authorize, type Permission } from '@shouwen/access/permission'
import type { FactDefinition } from '@shouwen/events/fact'
import { requireVersion } from '@shouwen/transactions/expected-version'
import type { Store } from '@shouwen/transactions/store'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { clausesOf, type TransitionName, type WorkOrder } from '../domain/work-order'
import { lockWorkOrder, saveWorkOrder } from '../store/work-orders'
import { permissions } from './permissions'

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

interface WorkOrderFact {
  appealId: string
  workOrderId: string
  staffId: string
  at: string
}

/** Runs a change of one order: by somebody of its department, at its version, with its fact. */
export function changeWorkOrder<Input extends WorkOrderCommand>(
  store: Store,
  change: { name: TransitionName; announces: FactDefinition<WorkOrderFact> },
  input: Input,
  actor: Actor,
  decide: (order: WorkOrder, now: Date) => WorkOrder,
): Promise<WorkOrderChanged> {
  const permission = permissions[`Mutation.${change.name}WorkOrder`]
  const { operation } = permission
  return store.command({ operation, actor, input }, async (work) => {
    const before = await lockWorkOrder(work, input.workOrderId)
    requireDepartment(actor, before, permission)
    const { id: workOrderId, version, appealId } = before
    const row = { version, subject: `appeal/${appealId}`, facts: { workOrderId } } as const
    await requireVersion(work, row, input.expectedVersion)
    const order = decide(before, work.now)
    await saveWorkOrder(work, order)
    work.record(change.announces, {
      subject: `appeal/${order.appealId}`,
      appealId: order.appealId,
      projectPath: order.projectPath,
      clauses: clausesOf(order, change.name),
      pack: { id: order.packId, version: order.packVersion },
      data: {
        appealId: order.appealId,
        workOrderId: order.id,
        staffId: actor.personId,
        at: work.now.toISOString(),
      },
    })
    return { workOrderId: order.id, version: order.version }
  })
}

/** P5.2.1, M4.4: work is done by the department that the appeal was handed to. Refuses with NOT_PERMITTED. */
function requireDepartment(actor: Actor, order: WorkOrder, permission: Permission): void {
  authorize(actor, permission, order.projectPath)
  if (!actor.departmentIds.includes(order.departmentId)) {
    throw new Refusal('NOT_PERMITTED', { operation: permission.operation })
  }
}
