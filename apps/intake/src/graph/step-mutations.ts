import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { judgeScope } from '../use-cases/judge-scope'
import { completeStep, skipStep } from '../use-cases/settle-step'
import { AppealType } from './appeal-type'
import { changed } from './changed-appeal'
import type { IntakeContext } from './context'
import { CompleteStepArguments, JudgeScopeArguments, SkipStepArguments } from './step-inputs'

const inOrder = 'Refuses: STEP_UNKNOWN, STEP_NOT_YET, STEP_NOT_NEEDED, STEP_ALREADY_SETTLED, NOT_PERMITTED'

@Resolver()
export class StepMutations {
  @Mutation(() => AppealType, {
    description: `Does a step of a playbook, by its posts, in its order, on its evidence. ${inOrder}, EVIDENCE_INVALID, TELEPHONE_INVALID, CONTACT_UNKNOWN.`,
  })
  async completeStep(
    @Arg('input', () => CompleteStepArguments) input: CompleteStepArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await completeStep(context.app.store, input, context.actor), context)
  }

  @Mutation(() => AppealType, {
    description: `Leaves a step of a playbook out, with the reason, where the procedure lets you. ${inOrder}, STEP_NOT_TO_BE_SKIPPED.`,
  })
  async skipStep(
    @Arg('input', () => SkipStepArguments) input: SkipStepArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await skipStep(context.app.store, input, context.actor), context)
  }

  @Mutation(() => AppealType, {
    description:
      'Judges whether a complaint is about what was promised (M4.5.1), by the definitions of its procedure. Refuses: ' +
      'SCOPE_NOT_TO_BE_JUDGED, VERSION_CONFLICT, TRANSITION_NOT_ALLOWED, NOT_PERMITTED.',
  })
  async judgeScope(
    @Arg('input', () => JudgeScopeArguments) input: JudgeScopeArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await judgeScope(context.app.store, input, context.actor), context)
  }
}
