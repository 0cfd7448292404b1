import { scopesFor } from '@shouwen/access/scope'
import { Length, IsUUID } from 'class-validator'
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql'
import type { WorkOrder } from '../domain/work-order'
import { acceptWorkOrder } from '../use-cases/accept-work-order'
import { completeWorkOrder } from '../use-cases/complete-work-order'
import { workOrdersById } from '../store/work-queries'
import { permissions } from '../use-cases/permissions'
import type { DispatchContext } from './context'
import { required } from './load'
import { WorkOrderType } from './work-types'

@InputType('AcceptWorkOrderInput', { description: 'An order, as the caller has read it.' })
export class AcceptWorkOrderArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which order.' })
  @IsUUID()
  workOrderId!: string

  @Field(() => Int, {
    description: 'The version you have read; refused with VERSION_CONFLICT if it has changed since.',
  })
  expectedVersion!: number
}

@InputType('CompleteWorkOrderInput', { description: 'The work is done (P5.6.1, M4.4).' })
export class CompleteWorkOrderArguments extends AcceptWorkOrderArguments {
  @Field(() => String, { description: 'What was done, 1 to 2,000 characters.' })
  result!: string
}

/** Read anew, not from the request's batch: one request may change an order twice. */
function changed(id: string, { actor, app, groupId }: DispatchContext): Promise<WorkOrder> {
  const found = app.store.read(groupId, async (manager) => {
    const rows = await workOrdersById(manager, actor, scopesFor(actor, permissions.WorkOrder), [id])
    return rows.get(id) ?? null
  })
  return required('work order', id, found)
}

@Resolver()
export class WorkMutations {
  @Mutation(() => WorkOrderType, {
    description:
      'Takes an order of your department (P5.2.1, P5.6.1, M4.7.1). ' +
      'Refuses: NOT_FOUND, NOT_PERMITTED, VERSION_CONFLICT, TRANSITION_NOT_ALLOWED.',
  })
  async acceptWorkOrder(
    @Arg('input', () => AcceptWorkOrderArguments) input: AcceptWorkOrderArguments,
    @Ctx() context: DispatchContext,
  ): Promise<WorkOrder> {
    const { workOrderId } = await acceptWorkOrder(context.app.store, input, context.actor)
    return changed(workOrderId, context)
  }

  @Mutation(() => WorkOrderType, {
    description:
      "Reports an order of your department as done (P5.6.1, M4.4); the appeal's first contact declares the matter settled. " +
      'Refuses: NOT_FOUND, NOT_PERMITTED, VERSION_CONFLICT, TRANSITION_NOT_ALLOWED, TEXT_TOO_LONG, INPUT_INVALID.',
  })
  async completeWorkOrder(
    @Arg('input', () => CompleteWorkOrderArguments) input: CompleteWorkOrderArguments,
    @Ctx() context: DispatchContext,
  ): Promise<WorkOrder> {
    const { workOrderId } = await completeWorkOrder(context.app.store, input, context.actor)
    return changed(workOrderId, context)
  }
}
