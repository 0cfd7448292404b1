import { scopesFor } from '@shouwen/access/scope'
import { decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { WorkOrder } from '../domain/work-order'
import { listOrdersToCoordinate } from '../store/work-queries'
import { joinDepartment } from '../use-cases/join-department'
import { permissions } from '../use-cases/permissions'
import { reassignWorkOrder } from '../use-cases/reassign-work-order'
import { refuseWorkOrder } from '../use-cases/refuse-work-order'
import { changed } from './changed-order'
import type { DispatchContext } from './context'
import { JoinDepartmentArguments, ReassignWorkOrderArguments, RefuseWorkOrderArguments } from './work-inputs'
import { HandledAppealType, WorkOrderConnection, WorkOrderType } from './work-types'

/** P5.2.1, P5.6.2.4, M4.4: nothing is shirked, and nothing bounces between departments. */
@Resolver()
export class PassingOn {
  @Query(() => WorkOrderConnection, {
    description:
      'The refused orders that wait for your decision as coordinator (P5.6.2.4, M4.4), those that wait longest first. ' +
      'Decide with `reassignWorkOrder`.',
  })
  async ordersToCoordinate(
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' })
    after: string | null,
    @Ctx() { actor, app, groupId }: DispatchContext,
  ): Promise<Page<WorkOrder>> {
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after) : null
    const posts = permissions['Query.ordersToCoordinate'].roles
    const scopesByRole = new Map(posts.map((role) => [role, scopesFor(actor, { roles: [role] })]))
    const rows = await app.store.read(groupId, (manager) =>
      listOrdersToCoordinate(manager, scopesByRole, size, cursor),
    )
    return toPage(rows, size, ({ refusedAt, openedAt, id }) => ({ at: refusedAt ?? openedAt, id }))
  }

  @Mutation(() => WorkOrderType, {
    description:
      'Refuses an order of your department, with the reason (P5.6.2.4, M4.4). It waits for the coordinator, and its appeal is not ' +
      'settled meanwhile. Refuses: NOT_FOUND, NOT_PERMITTED, VERSION_CONFLICT, TRANSITION_NOT_ALLOWED, NO_COORDINATOR, ' +
      'TEXT_TOO_LONG, INPUT_INVALID.',
  })
  async refuseWorkOrder(
    @Arg('input', () => RefuseWorkOrderArguments) input: RefuseWorkOrderArguments,
    @Ctx() context: DispatchContext,
  ): Promise<WorkOrder> {
    return changed(await refuseWorkOrder(context.app.store, input, context.actor), context)
  }

  @Mutation(() => WorkOrderType, {
    description:
      'Gives an order to another department of the project 转派, which gets one of its own (P5.2.1, P5.6.2.4, M4.4); answers with the ' +
      'order that ended. By the manager of the department that has it, or the coordinator; what was refused, or has changed hands as ' +
      "often as the procedure allows, is the coordinator's, who may also give it back. Refuses: NOT_FOUND, NOT_COORDINATOR, " +
      'DEPARTMENT_HAS_IT, APPEAL_NOT_IN_HAND, VERSION_CONFLICT, TRANSITION_NOT_ALLOWED, TEXT_TOO_LONG, INPUT_INVALID.',
  })
  async reassignWorkOrder(
    @Arg('input', () => ReassignWorkOrderArguments) input: ReassignWorkOrderArguments,
    @Ctx() context: DispatchContext,
  ): Promise<WorkOrder> {
    return changed(await reassignWorkOrder(context.app.store, input, context.actor), context)
  }

  @Mutation(() => HandledAppealType, {
    description:
      'Asks another department of the project to join those that work on an appeal 协同 (P5.2.1, M4.4): it gets an order of its own, ' +
      'and the appeal is not settled before all are done. By who receives appeals there, the manager of a department that works on ' +
      'it, or the coordinator. Refuses: NOT_FOUND, NOT_YET_KNOWN, NOT_COORDINATOR, DEPARTMENT_HAS_IT, APPEAL_NOT_IN_HAND, ' +
      'TEXT_TOO_LONG, INPUT_INVALID.',
  })
  async joinDepartment(
    @Arg('input', () => JoinDepartmentArguments) input: JoinDepartmentArguments,
    @Ctx() context: DispatchContext,
  ): Promise<HandledAppealType> {
    const { appealId } = await joinDepartment(context.app.store, input, context.actor)
    return { id: appealId }
  }
}
