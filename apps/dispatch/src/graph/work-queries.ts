import { caseOf } from '@shouwen/access/permission'
import { scopesFor } from '@shouwen/access/scope'
import { workOrderStatuses, type WorkOrderStatus } from '@shouwen/vocabulary/handling'
import { decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { graphEnum } from '@shouwen/subgraph/enum'
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'
import type { WorkOrder } from '../domain/work-order'
import { listWorkOrders, workOrdersById } from '../store/work-queries'
import { permissions } from '../use-cases/permissions'
import type { DispatchContext } from './context'
import { WorkOrderConnection } from './work-types'

/** The order of a key, from one batch per request; null for what the actor may not see. */
export function loadWorkOrder(id: string, context: DispatchContext): Promise<WorkOrder | null> {
  const { actor, app, groupId } = context
  return context.batched('workOrder', id, (ids) =>
    app.store.read(groupId, (manager) =>
      workOrdersById(manager, actor, scopesFor(actor, permissions.WorkOrder), ids),
    ),
  )
}

@Resolver()
export class WorkQueries {
  @Query(() => WorkOrderConnection, {
    description:
      "Your departments' work orders, newest first; for directors, the management department and the general manager's " +
      'office those of all departments below (P4.3, P4.4).',
  })
  async workOrders(
    @Arg('status', () => graphEnum(workOrderStatuses), { nullable: true }) status: WorkOrderStatus | null,
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { actor, app, groupId }: DispatchContext,
  ): Promise<Page<WorkOrder>> {
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after) : null
    const list = {
      departmentIds: actor.departmentIds,
      scopes: scopesFor(actor, caseOf(permissions['Query.workOrders'], 'supervising')),
      status: status ?? null,
    }
    const rows = await app.store.read(groupId, (manager) => listWorkOrders(manager, list, size, cursor))
    return toPage(rows, size, ({ openedAt, id }) => ({ at: openedAt, id }))
  }
}
