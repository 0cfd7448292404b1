import type { Actor } from '@shouwen/access/actor'
import { authorize, caseOf, holdsPost } from '@shouwen/access/permission'
import { departmentJoined } from '@shouwen/events/dispatch'
import type { Store } from '@shouwen/transactions/store'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { decideJoin } from '../domain/passing-on'
import { packOf } from '../store/handing-over'
import { handoversInTurn, workingDepartments } from '../store/work-orders'
import { authorityOver } from './authority-over'
import { departmentFor, giveByHand, lockKnownAppeal } from './give-by-hand'
import { openWorkOrder } from './open-work-order'
import { permissions } from './permissions'

const permission = permissions['Mutation.joinDepartment']

export interface JoinDepartmentInput {
  readonly idempotencyKey: string
  readonly appealId: string
  readonly departmentId: string
  readonly reason: string
}

export interface DepartmentJoined {
  readonly appealId: string
}

/**
 * P5.2.1, M4.4: another department works on the appeal as well, with an order of its own. Asked by who receives appeals
 * there, by the manager of a department that works on it, or by the coordinator.
 */
export function joinDepartment(
  store: Store,
  input: JoinDepartmentInput,
  actor: Actor,
): Promise<DepartmentJoined> {
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const appeal = await lockKnownAppeal(work, input.appealId)
    authorize(actor, permission, appeal.projectPath)
    if ((await handoversInTurn(work, appeal.id)).length === 0) throw new Refusal('APPEAL_NOT_IN_HAND')
    const { handover: rules } = await packOf(work, appeal)
    const working = await workingDepartments(work, appeal.id)
    const { manages, coordinates } = authorityOver(actor, permission, appeal.projectPath, rules, working)
    const receives = holdsPost(actor, caseOf(permission, 'receiving'), appeal.projectPath)
    const { departmentId } = input
    const { clause } = decideJoin(rules, manages || coordinates || receives, working, departmentId)
    const byHand = await departmentFor(work, appeal, departmentId)
    const given = { rule: 'joined', clause, fromDepartmentId: null, reason: input.reason } as const
    const { handover, assigned } = await giveByHand(work, byHand, given)
    const { id: handoverId, duty } = handover
    work.record(departmentJoined, {
      subject: `appeal/${appeal.id}`,
      appealId: appeal.id,
      projectPath: appeal.projectPath,
      clauses: [clause],
      pack: { id: appeal.packId, version: appeal.packVersion },
      data: {
        appealId: appeal.id,
        handoverId,
        departmentId,
        duty,
        staffId: actor.personId,
        at: work.now.toISOString(),
      },
    })
    await openWorkOrder(work, appeal, byHand.project, {
      departmentId,
      assigned,
      clauses: [clause],
    })
    return { appealId: appeal.id }
  })
}
