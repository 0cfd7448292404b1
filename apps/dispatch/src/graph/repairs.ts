import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { WorkOrder } from '../domain/work-order'
import { planMilestones } from '../use-cases/plan-milestones'
import { recordAcceptance } from '../use-cases/record-acceptance'
import { approveMilestone, completeMilestone } from '../use-cases/settle-milestone'
import { changed } from './changed-order'
import type { DispatchContext } from './context'
import {
  ApproveMilestoneArguments,
  CompleteMilestoneArguments,
  PlanMilestonesArguments,
  RecordAcceptanceArguments,
} from './work-inputs'
import { WorkOrderType } from './work-types'

/** P5.6.1, P5.4.2: what repairs ask for beyond other work. */
@Resolver()
export class Repairs {
  @Mutation(() => WorkOrderType, {
    description:
      'Records what the customer said of a repair that was reported as done 客户验收 (P5.6.1): accepted, or, with their words, not, and ' +
      'it is in work again. Its appeal is not settled before. Refuses: NOT_FOUND, NOT_PERMITTED, VERSION_CONFLICT, ' +
      'ACCEPTANCE_NOT_AWAITED, TEXT_TOO_LONG, INPUT_INVALID.',
  })
  async recordAcceptance(
    @Arg('input', () => RecordAcceptanceArguments) input: RecordAcceptanceArguments,
    @Ctx() context: DispatchContext,
  ): Promise<WorkOrder> {
    return changed(await recordAcceptance(context.app.store, input, context.actor), context)
  }

  @Mutation(() => WorkOrderType, {
    description:
      'Plans how a major repair of your department is tracked to its end (P5.4.2), or plans it anew: what was approved stays. ' +
      'Refuses: NOT_FOUND, NOT_PERMITTED, VERSION_CONFLICT, TRANSITION_NOT_ALLOWED, MILESTONES_NOT_ASKED, TEXT_TOO_LONG, INPUT_INVALID.',
  })
  async planMilestones(
    @Arg('input', () => PlanMilestonesArguments) input: PlanMilestonesArguments,
    @Ctx() context: DispatchContext,
  ): Promise<WorkOrder> {
    return changed(await planMilestones(context.app.store, input, context.actor), context)
  }

  @Mutation(() => WorkOrderType, {
    description:
      'Reports a milestone as done for which you are responsible (P5.4.2). Asks for no version: several people work on theirs at once. ' +
      'Refuses: NOT_FOUND, NOT_PERMITTED, TRANSITION_NOT_ALLOWED, MILESTONE_NOT_YOURS, MILESTONE_NOT_NOW, TEXT_TOO_LONG, INPUT_INVALID.',
  })
  async completeMilestone(
    @Arg('input', () => CompleteMilestoneArguments) input: CompleteMilestoneArguments,
    @Ctx() context: DispatchContext,
  ): Promise<WorkOrder> {
    return changed(await completeMilestone(context.app.store, input, context.actor), context)
  }

  @Mutation(() => WorkOrderType, {
    description:
      'Approves a milestone that was reported as done, on which your post decides (P5.4.2). ' +
      'Refuses: NOT_FOUND, NOT_PERMITTED, TRANSITION_NOT_ALLOWED, MILESTONE_NOT_YOURS, MILESTONE_NOT_NOW.',
  })
  async approveMilestone(
    @Arg('input', () => ApproveMilestoneArguments) input: ApproveMilestoneArguments,
    @Ctx() context: DispatchContext,
  ): Promise<WorkOrder> {
    return changed(await approveMilestone(context.app.store, input, context.actor), context)
  }
}
