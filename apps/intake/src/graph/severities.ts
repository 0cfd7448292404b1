import { severities, type Severity } from '@shouwen/vocabulary/appeals'
import { graphEnum } from '@shouwen/subgraph/enum'
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql'
import { judgeSeverity } from '../use-cases/judge-severity'
import { AppealType } from './appeal-type'
import { changed } from './changed-appeal'
import type { IntakeContext } from './context'
import { ChangeAppealArguments } from './inputs'

@InputType('JudgeSeverityInput', { description: 'How grave a matter is, as its department judges (M4.7.1).' })
export class JudgeSeverityArguments extends ChangeAppealArguments {
  @Field(() => graphEnum(severities), { description: 'Major: it goes to the department manager at once.' })
  severity!: Severity

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string
}

/** M4.7.1: a major matter goes up at once. */
@Resolver()
export class Severities {
  @Mutation(() => AppealType, {
    description:
      "Judges how grave a matter is, by the posts that the project's procedure names; a major one waits from now on for the " +
      "department manager's decision in `escalations` (M4.7.1). Refuses: SEVERITY_NOT_TO_BE_JUDGED, NOT_PERMITTED, " +
      'TRANSITION_NOT_ALLOWED.',
  })
  async judgeSeverity(
    @Arg('input', () => JudgeSeverityArguments) input: JudgeSeverityArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await judgeSeverity(context.app.store, input, context.actor), context)
  }
}
