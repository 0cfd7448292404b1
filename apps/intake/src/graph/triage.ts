import {
  appealKinds,
  channels,
  impacts,
  repairGrades,
  type AppealKind,
  type Channel,
  type Impact,
  type RepairGrade,
} from '@shouwen/vocabulary/appeals'
import { graphEnum } from '@shouwen/subgraph/enum'
import { Length, ValidateIf } from 'class-validator'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql'
import { triagesOf } from '../store/follow-up-queries'
import { answerAtOnce } from '../use-cases/answer-at-once'
import { reclassifyAppeal } from '../use-cases/reclassify-appeal'
import { AppealType } from './appeal-type'
import { changed } from './changed-appeal'
import type { IntakeContext } from './context'
import { ChangeAppealArguments } from './inputs'
import { StaffReference } from './references'
import { papers } from './withheld'

@ObjectType('Triage', { description: 'A matter was decided to be of another kind, with the reason (M4.2).' })
export class TriageType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => graphEnum(appealKinds), { description: 'What it had been taken for.' })
  fromKind!: AppealKind

  @Field(() => graphEnum(appealKinds), { description: 'What it was decided to be.' })
  toKind!: AppealKind

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  content!: string

  @Field(() => StaffReference, { description: 'Who decided.' })
  decidedBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  decidedAt!: Date
}

@InputType('ReclassifyAppealInput', { description: 'A matter is of another kind (M4.2).' })
export class ReclassifyAppealArguments extends ChangeAppealArguments {
  @Field(() => graphEnum(appealKinds), { description: 'What it is.' })
  kind!: AppealKind

  @Field(() => String, { nullable: true, description: 'A category of the procedure; as it is unless told.' })
  @ValidateIf((_input, value) => value !== undefined && value !== null)
  @Length(1, 60)
  category?: string | null

  @Field(() => graphEnum(repairGrades), { nullable: true, description: 'Required of a repair (P5.4.2).' })
  grade?: RepairGrade | null

  @Field(() => graphEnum(impacts), { nullable: true, description: 'Of a mall complaint (M4.6).' })
  impact?: Impact | null

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string
}

@InputType('AnswerAtOnceInput', { description: 'An inquiry, answered by whoever was asked (M4.2).' })
export class AnswerAtOnceArguments extends ChangeAppealArguments {
  @Field(() => graphEnum(channels), { description: 'How the customer was answered.' })
  channel!: Channel

  @Field(() => String, { description: 'The answer, at most 2,000 characters; it is the 处理结果, too.' })
  content!: string
}

/** M4.2: of which kind a matter is; inquiries are answered, the others go to the person responsible. */
@Resolver(() => AppealType)
export class Triages {
  @FieldResolver(() => [TriageType], {
    description: 'When it was decided to be of another kind, oldest first; none for customers (M4.2).',
  })
  async triages(@Root() appeal: AppealType, @Ctx() context: IntakeContext): Promise<TriageType[]> {
    const { actor, app, groupId } = context
    const rows = await context.batchedList('triages', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => triagesOf(manager, ids)),
    )
    const seen = rows.map(({ reason, decidedBy, ...row }) => ({
      ...row,
      content: reason,
      decidedBy: { id: decidedBy },
    }))
    return papers(seen, appeal, actor)
  }

  @Mutation(() => AppealType, {
    description:
      'Decides that a matter is of another kind, by the posts that its procedure names (M4.2): its steps and clocks are those of ' +
      'that kind from now on, and what is not answered at once is handed to the person responsible. Refuses: ' +
      'TRIAGE_NOT_IN_PROCEDURE, KIND_UNCHANGED, KIND_NOT_IN_PROCEDURE, CATEGORY_UNKNOWN, GRADE_REQUIRED, GRADE_ONLY_FOR_REPAIR, ' +
      'IMPACT_ONLY_FOR_MALL_COMPLAINT, TRANSITION_NOT_ALLOWED, NOT_PERMITTED.',
  })
  async reclassifyAppeal(
    @Arg('input', () => ReclassifyAppealArguments) input: ReclassifyAppealArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    const { category = null, grade = null, impact = null } = input
    const asked = { ...input, category, grade, impact }
    return changed(await reclassifyAppeal(context.app.store, asked, context.actor), context)
  }

  @Mutation(() => AppealType, {
    description:
      'Answers an inquiry, and settles it with the answer, where its procedure lets it be answered at once (M4.2); its revisit is ' +
      'due from now. Refuses: NOT_ANSWERED_AT_ONCE, NOT_FIRST_CONTACT, SECRET_KEPT, TRANSITION_NOT_ALLOWED, and what ' +
      '`resolveAppeal` refuses.',
  })
  async answerAtOnce(
    @Arg('input', () => AnswerAtOnceArguments) input: AnswerAtOnceArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await answerAtOnce(context.app.store, input, context.actor), context)
  }
}
