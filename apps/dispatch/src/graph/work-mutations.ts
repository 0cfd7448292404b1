import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { WorkOrder } from '../domain/work-order'
import { acceptWorkOrder } from '../use-cases/accept-work-order'
import { completeWorkOrder } from '../use-cases/complete-work-order'
import { pauseWorkOrder, resumeWorkOrder } from '../use-cases/pause-work-order'
import { changed } from './changed-order'
import type { DispatchContext } from './context'
import {
  AcceptWorkOrderArguments,
  CompleteWorkOrderArguments,
  PauseWorkOrderArguments,
  ResumeWorkOrderArguments,
} from './work-inputs'
import { WorkOrderType } from './work-types'

@Resolver()
export class WorkMutations {
  @Mutation(() => WorkOrderType, {
    description:
      'Takes an order of your department (P5.2.1, P5.6.1, M4.7.1). ' +
      'What was offered is taken by those to whom it was, or by the manager. ' +
      'Refuses: NOT_FOUND, NOT_PERMITTED, VERSION_CONFLICT, TRANSITION_NOT_ALLOWED, OFFER_NOT_YOURS.',
  })
  async acceptWorkOrder(
    @Arg('input', () => AcceptWorkOrderArguments) input: AcceptWorkOrderArguments,
    @Ctx() context: DispatchContext,
  ): Promise<WorkOrder> {
    return changed(await acceptWorkOrder(context.app.store, input, context.actor), context)
  }

  @Mutation(() => WorkOrderType, {
    description:
      "Reports an order of your department as done (P5.6.1, M4.4); the appeal's first contact declares the matter settled. " +
      'A repair then waits for the acceptance of the customer (P5.6.1); a major one is not done before its milestones are (P5.4.2), and none before ' +
      'its cost has been decided (P5.2.2). ' +
      'Refuses: NOT_FOUND, NOT_PERMITTED, VERSION_CONFLICT, TRANSITION_NOT_ALLOWED, TEXT_TOO_LONG, INPUT_INVALID, ' +
      'MILESTONES_MISSING, MILESTONES_OPEN, COST_AWAITED, COST_BEYOND_AUTHORITY.',
  })
  async completeWorkOrder(
    @Arg('input', () => CompleteWorkOrderArguments) input: CompleteWorkOrderArguments,
    @Ctx() context: DispatchContext,
  ): Promise<WorkOrder> {
    return changed(await completeWorkOrder(context.app.store, input, context.actor), context)
  }

  @Mutation(() => WorkOrderType, {
    description:
      'Says that the work on an accepted order of your department stands still, and why (P5.6.1): while it waits for the customer or for parts, so do the clocks that the procedure names (P5.4.2). ' +
      'Refuses: NOT_FOUND, NOT_PERMITTED, VERSION_CONFLICT, TRANSITION_NOT_ALLOWED.',
  })
  async pauseWorkOrder(
    @Arg('input', () => PauseWorkOrderArguments) input: PauseWorkOrderArguments,
    @Ctx() context: DispatchContext,
  ): Promise<WorkOrder> {
    return changed(await pauseWorkOrder(context.app.store, input, context.actor), context)
  }

  @Mutation(() => WorkOrderType, {
    description:
      'Says that the work on a paused order of your department goes on (P5.6.1). ' +
      'Refuses: NOT_FOUND, NOT_PERMITTED, VERSION_CONFLICT, TRANSITION_NOT_ALLOWED.',
  })
  async resumeWorkOrder(
    @Arg('input', () => ResumeWorkOrderArguments) input: ResumeWorkOrderArguments,
    @Ctx() context: DispatchContext,
  ): Promise<WorkOrder> {
    return changed(await resumeWorkOrder(context.app.store, input, context.actor), context)
  }
}
