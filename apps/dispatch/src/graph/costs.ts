import { holdsPost } from '@shouwen/access/permission'
import { scopesFor } from '@shouwen/access/scope'
import { decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { CostEstimate } from '../domain/cost'
import type { Person } from '../domain/organisation'
import type { WorkOrder } from '../domain/work-order'
import { estimatesOf, listCostsToDecide } from '../store/cost-queries'
import { approveCost, estimateCost, returnCost } from '../use-cases/decide-cost'
import { permissions } from '../use-cases/permissions'
import { changed } from './changed-order'
import type { DispatchContext } from './context'
import {
  ApproveCostArguments,
  CostEstimateConnection,
  CostEstimateType,
  EstimateCostArguments,
  ReturnCostArguments,
} from './cost-types'
import { loadStaff, required } from './load'
import { StaffType } from './organisation-types'
import { loadWorkOrder } from './work-queries'
import { WorkOrderType } from './work-types'

/** P5.2.2, P5.4.2: what exceeds somebody's authority goes up, with its reason. */
@Resolver()
export class Costs {
  @Query(() => CostEstimateConnection, {
    description:
      'The costs of work that wait for a post of yours (P5.2.2, P5.4.2), those that wait longest first. Decide with `approveCost` or ' +
      '`returnCost`.',
  })
  async costsToDecide(
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' })
    after: string | null,
    @Ctx() { actor, app, groupId }: DispatchContext,
  ): Promise<Page<CostEstimate>> {
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after) : null
    const posts = permissions['Query.costsToDecide'].roles
    const scopesByRole = new Map(posts.map((role) => [role, scopesFor(actor, { roles: [role] })]))
    const rows = await app.store.read(groupId, (manager) =>
      listCostsToDecide(manager, scopesByRole, size, cursor),
    )
    return toPage(rows, size, ({ estimatedAt, id }) => ({ at: estimatedAt, id }))
  }

  @Mutation(() => WorkOrderType, {
    description:
      'Says what the work of an order of your department is going to cost (P5.2.2, P5.4.2). Within what your posts may decide it is ' +
      'decided; otherwise it goes up with its reason, and the work is not reported as done before. Refuses: NOT_FOUND, NOT_PERMITTED, ' +
      'VERSION_CONFLICT, TRANSITION_NOT_ALLOWED, COST_NOT_IN_PROCEDURE, COST_AWAITED, TEXT_TOO_LONG, INPUT_INVALID.',
  })
  async estimateCost(
    @Arg('input', () => EstimateCostArguments) input: EstimateCostArguments,
    @Ctx() context: DispatchContext,
  ): Promise<WorkOrder> {
    return changed(await estimateCost(context.app.store, input, context.actor), context)
  }

  @Mutation(() => WorkOrderType, {
    description:
      'Approves the cost that waits, by a post that may decide so much (P5.2.2, P5.4.2). Refuses: NOT_FOUND, NOT_PERMITTED, ' +
      'VERSION_CONFLICT, TRANSITION_NOT_ALLOWED, COST_NOT_AWAITED, COST_BEYOND_AUTHORITY.',
  })
  async approveCost(
    @Arg('input', () => ApproveCostArguments) input: ApproveCostArguments,
    @Ctx() context: DispatchContext,
  ): Promise<WorkOrder> {
    return changed(await approveCost(context.app.store, input, context.actor), context)
  }

  @Mutation(() => WorkOrderType, {
    description:
      'Sends the cost that waits back with a reason; it may be estimated anew (P5.2.2, P5.4.2). Refuses: NOT_FOUND, NOT_PERMITTED, ' +
      'VERSION_CONFLICT, TRANSITION_NOT_ALLOWED, COST_NOT_AWAITED, COST_BEYOND_AUTHORITY, TEXT_TOO_LONG, INPUT_INVALID.',
  })
  async returnCost(
    @Arg('input', () => ReturnCostArguments) input: ReturnCostArguments,
    @Ctx() context: DispatchContext,
  ): Promise<WorkOrder> {
    return changed(await returnCost(context.app.store, input, context.actor), context)
  }
}

@Resolver(() => WorkOrderType)
export class CostFields {
  @FieldResolver(() => [CostEstimateType], {
    description:
      'What its work was estimated to cost, oldest first, at most 20 (P5.2.2, P5.4.2); empty for customers.',
  })
  async costEstimates(
    @Root() { id, projectPath }: WorkOrderType,
    @Ctx() context: DispatchContext,
  ): Promise<CostEstimate[]> {
    const { actor, app, groupId } = context
    const row = permissions['WorkOrder.costEstimates']
    if (actor.kind !== 'service' && !holdsPost(actor, row, projectPath)) return []
    return context.batchedList('estimatesOf', id, (ids) =>
      app.store.read(groupId, (manager) => estimatesOf(manager, ids)),
    )
  }
}

@Resolver(() => CostEstimateType)
export class CostEstimateFields {
  @FieldResolver(() => WorkOrderType, { description: 'The order whose work it is.' })
  workOrder(@Root() { workOrderId }: CostEstimateType, @Ctx() context: DispatchContext): Promise<WorkOrder> {
    return required('work order', workOrderId, loadWorkOrder(workOrderId, context))
  }

  @FieldResolver(() => StaffType, { nullable: true, description: 'Who estimated it.' })
  estimatedBy(
    @Root() { estimatedBy }: CostEstimateType,
    @Ctx() context: DispatchContext,
  ): Promise<Person | null> {
    return loadStaff(estimatedBy, context)
  }

  @FieldResolver(() => StaffType, { nullable: true, description: 'Who decided it; null before.' })
  decidedBy(
    @Root() { decidedBy }: CostEstimateType,
    @Ctx() context: DispatchContext,
  ): Promise<Person | null> | null {
    return decidedBy === null ? null : loadStaff(decidedBy, context)
  }
}
