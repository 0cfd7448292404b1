import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { archiveAppeal } from '../use-cases/archive-appeal'
import { closeAppeal } from '../use-cases/close-appeal'
import { informCustomer } from '../use-cases/inform-customer'
import { instructAppeal } from '../use-cases/instruct-appeal'
import { markConfidential } from '../use-cases/mark-confidential'
import { registerAppeal } from '../use-cases/register-appeal'
import { reportProgress } from '../use-cases/report-progress'
import { resolveAppeal } from '../use-cases/resolve-appeal'
import { reviewProgress } from '../use-cases/review-progress'
import { AppealType } from './appeal-type'
import { changed } from './changed-appeal'
import type { IntakeContext } from './context'
import {
  ChangeAppealArguments,
  InformCustomerArguments,
  InstructAppealArguments,
  MarkConfidentialArguments,
  RegisterAppealArguments,
  ReportProgressArguments,
  ResolveAppealArguments,
  ReviewProgressArguments,
} from './inputs'

@Resolver()
export class AppealMutations {
  @Mutation(() => AppealType, {
    description:
      'Registers an appeal; you become its first contact (P5.1.1, P5.1.2, M4.2). Refuses: NOT_YET_KNOWN, CONTENT_MISSING, ' +
      'TEXT_TOO_LONG, KIND_NOT_IN_PROCEDURE, CATEGORY_UNKNOWN, GRADE_REQUIRED, GRADE_ONLY_FOR_REPAIR, ' +
      'IMPACT_ONLY_FOR_MALL_COMPLAINT, CUSTOMER_OR_CALLER, CUSTOMER_NOT_IN_GROUP, UNIT_NOT_IN_PROJECT, TELEPHONE_INVALID.',
  })
  async registerAppeal(
    @Arg('input', () => RegisterAppealArguments) input: RegisterAppealArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    const form = {
      ...input,
      unitId: input.unitId ?? null,
      customerId: input.customerId ?? null,
      caller: input.caller ?? null,
      grade: input.grade ?? null,
      impact: input.impact ?? null,
      cause: input.cause ?? null,
      receivedAt: input.receivedAt ?? null,
    }
    return changed(await registerAppeal(context.app.store, form, context.actor), context)
  }

  @Mutation(() => AppealType, { description: 'Signs the instruction field 主管批示 (P5.1.3).' })
  async instructAppeal(
    @Arg('input', () => InstructAppealArguments) input: InstructAppealArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await instructAppeal(context.app.store, input, context.actor), context)
  }

  @Mutation(() => AppealType, { description: 'Reports how the handling stands (P5.3, M4.4).' })
  async reportProgress(
    @Arg('input', () => ReportProgressArguments) input: ReportProgressArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await reportProgress(context.app.store, input, context.actor), context)
  }

  @Mutation(() => AppealType, { description: 'Reviews a report, so that it may go to the customer (P5.3).' })
  async reviewProgress(
    @Arg('input', () => ReviewProgressArguments) input: ReviewProgressArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await reviewProgress(context.app.store, input, context.actor), context)
  }

  @Mutation(() => AppealType, {
    description:
      'Records that the customer was told, and their answer (P5.2.3, P5.3, M4.7.2). ' +
      'Refuses: NOT_FIRST_CONTACT, PROGRESS_NOT_REVIEWED.',
  })
  async informCustomer(
    @Arg('input', () => InformCustomerArguments) input: InformCustomerArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    const told = {
      ...input,
      promisedAt: input.promisedAt ?? null,
      refusalReason: input.refusalReason ?? null,
    }
    return changed(await informCustomer(context.app.store, told, context.actor), context)
  }

  @Mutation(() => AppealType, {
    description:
      'Declares the matter settled (P4.1, M3.3). Refuses: NOT_FIRST_CONTACT, WORK_NOT_DONE, REPAIR_NOT_ACCEPTED, CUSTOMER_NOT_INFORMED, ' +
      'REFUSAL_NOT_EXPLAINED (M4.3), ESCALATION_OPEN, SCOPE_NOT_JUDGED (M4.5.1), STEPS_NOT_SETTLED.',
  })
  async resolveAppeal(
    @Arg('input', () => ResolveAppealArguments) input: ResolveAppealArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    // Not the schema's default: that would be the name of the enum's value, not its code.
    const resolution = { ...input, demand: input.demand ?? 'met' }
    return changed(await resolveAppeal(context.app.store, resolution, context.actor), context)
  }

  @Mutation(() => AppealType, {
    description: 'Closes an appeal by hand (P4.2). Refuses: APPEAL_NOT_REVISITED (P5.5.1, M4.8).',
  })
  async closeAppeal(
    @Arg('input', () => ChangeAppealArguments) input: ChangeAppealArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await closeAppeal(context.app.store, input, context.actor), context)
  }

  @Mutation(() => AppealType, { description: 'Files the record of a closed appeal (P4.2).' })
  async archiveAppeal(
    @Arg('input', () => ChangeAppealArguments) input: ChangeAppealArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await archiveAppeal(context.app.store, input, context.actor), context)
  }

  @Mutation(() => AppealType, {
    description:
      'Makes an appeal confidential, or no longer so (P5.6.3.3): its words are for its first contact, the department ' +
      'that has it in hand, and who answers for its project. Refuses: INPUT_INVALID where NO_LONGER_NEEDED is not the ' +
      'reason to take the mark off.',
  })
  async markConfidential(
    @Arg('input', () => MarkConfidentialArguments) input: MarkConfidentialArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await markConfidential(context.app.store, input, context.actor), context)
  }
}
