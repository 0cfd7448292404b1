import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { workOrderReassigned } from '@shouwen/events/dispatch'
import type { Store } from '@shouwen/transactions/store'
import { decideReassign } from '../domain/passing-on'
import { packOf } from '../store/handing-over'
import {
  findWorkOrder,
  handoversInTurn,
  lockWorkOrder,
  saveWorkOrder,
  workingDepartments,
} from '../store/work-orders'
import { authorityOver } from './authority-over'
import { recordOfOrder, requireOrderVersion, type WorkOrderCommand } from './change-work-order'
import { departmentFor, giveByHand, lockKnownAppeal } from './give-by-hand'
import { openWorkOrder } from './open-work-order'
import { permissions } from './permissions'

const permission = permissions['Mutation.reassignWorkOrder']

export interface ReassignWorkOrderInput extends WorkOrderCommand {
  readonly departmentId: string
  readonly reason: string
}

/** The order that ended. */
export interface WorkOrderReassigned {
  readonly workOrderId: string
}

/**
 * P5.2.1, P5.6.2.4, M4.4: an order goes to another department 转派, by the manager of the one that has it, or by the
 * coordinator, who alone decides about what was refused or has changed hands often.
 */
export function reassignWorkOrder(
  store: Store,
  input: ReassignWorkOrderInput,
  actor: Actor,
): Promise<WorkOrderReassigned> {
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const { appealId } = await findWorkOrder(work, input.workOrderId)
    const appeal = await lockKnownAppeal(work, appealId)
    const before = await lockWorkOrder(work, input.workOrderId)
    authorize(actor, permission, before.projectPath)
    await requireOrderVersion(work, before, input.expectedVersion)
    const { handover: rules } = await packOf(work, before)
    const handovers = await handoversInTurn(work, appealId)
    const others = (await workingDepartments(work, appealId)).filter((id) => id !== before.departmentId)
    const authority = authorityOver(actor, permission, before.projectPath, rules, [before.departmentId])
    const { departmentId } = input
    const { order, clause } = decideReassign(before, rules, authority, {
      departmentId,
      handovers: handovers.length,
      others,
    })
    const byHand = await departmentFor(work, appeal, departmentId)
    await saveWorkOrder(work, order)
    const given = { rule: 'reassigned', clause, fromDepartmentId: before.departmentId } as const
    const { handover, assigned } = await giveByHand(work, byHand, { ...given, reason: input.reason })
    recordOfOrder(work, workOrderReassigned, order, [clause], {
      version: order.version,
      handoverId: handover.id,
      fromDepartmentId: before.departmentId,
      departmentId,
      duty: handover.duty,
    })
    await openWorkOrder(work, appeal, byHand.project, { departmentId, assigned, clauses: [clause] })
    return { workOrderId: order.id }
  })
}
