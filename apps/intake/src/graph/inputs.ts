import {
  appealKinds,
  channels,
  customerAnswers,
  demandOutcomes,
  impacts,
  repairGrades,
  type AppealKind,
  type Channel,
  type CustomerAnswer,
  type DemandOutcome,
  type Impact,
  type RepairGrade,
} from '@shouwen/vocabulary/appeals'
import { confidentialityReasons, type ConfidentialityReason } from '@shouwen/vocabulary/privacy'
import { graphEnum } from '@shouwen/subgraph/enum'
import { IsUUID, Length, ValidateIf } from 'class-validator'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, InputType, Int } from 'type-graphql'

const given = (_input: object, value: unknown): boolean => value !== undefined && value !== null

@InputType('CallerInput', { description: 'A caller whom nobody knows yet.' })
export class CallerInput {
  @Field(() => String, { description: 'As they gave it, at most 50 characters.' })
  name!: string

  @Field(() => String, { description: 'Chinese unless written with a country code.' })
  telephone!: string
}

@InputType('RegisterAppealInput', {
  description: 'The registration form 客户诉求登记表 (P5.1.1); the mall record (M4.2).',
})
export class RegisterAppealArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Where.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { nullable: true, description: 'The unit concerned; must belong to the project.' })
  @ValidateIf(given)
  @IsUUID()
  unitId?: string | null

  @Field(() => ID, { nullable: true, description: 'The customer; or else `caller`.' })
  @ValidateIf(given)
  @IsUUID()
  customerId?: string | null

  @Field(() => CallerInput, {
    nullable: true,
    description: 'Somebody nobody knows yet; or else `customerId`.',
  })
  caller?: CallerInput | null

  @Field(() => graphEnum(appealKinds), { description: '诉求类别 (P3.kinds).' })
  kind!: AppealKind

  @Field(() => graphEnum(channels), { description: '诉求方式 (P3.channels).' })
  channel!: Channel

  @Field(() => String, { defaultValue: 'other', description: "A category of the project's procedure." })
  @Length(1, 60)
  category!: string

  @Field(() => graphEnum(repairGrades), { nullable: true, description: 'Required of a repair (P5.4.2).' })
  grade?: RepairGrade | null

  @Field(() => graphEnum(impacts), { nullable: true, description: 'Of a mall complaint (M4.6).' })
  impact?: Impact | null

  @Field(() => String, { nullable: true, description: '事由, at most 200 characters.' })
  cause?: string | null

  @Field(() => String, { description: '诉求内容, at most 5,000 characters.' })
  content!: string

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the customer spoke, if earlier than now.',
  })
  receivedAt?: Date | null
}

/** What a change of an existing appeal always needs. */
@InputType('ChangeAppealInput', { description: 'An appeal, as the caller has read it.' })
export class ChangeAppealArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which appeal.' })
  @IsUUID()
  appealId!: string

  @Field(() => Int, {
    description: 'The version you have read; refused with VERSION_CONFLICT if it has changed since.',
  })
  expectedVersion!: number
}

@InputType('InstructAppealInput', { description: '主管批示 (P5.1.3).' })
export class InstructAppealArguments extends ChangeAppealArguments {
  @Field(() => String, { description: 'At most 2,000 characters.' })
  content!: string
}

@InputType('ReportProgressInput', { description: 'How the handling stands (P5.3).' })
export class ReportProgressArguments extends ChangeAppealArguments {
  @Field(() => String, { description: 'At most 2,000 characters.' })
  content!: string
}

@InputType('ReviewProgressInput', { description: 'The director has considered a report (P5.3).' })
export class ReviewProgressArguments extends ChangeAppealArguments {
  @Field(() => ID, { description: 'Which report.' })
  @IsUUID()
  progressId!: string
}

@InputType('InformCustomerInput', { description: 'Reviewed progress, told to the customer (P5.2.3, P5.3).' })
export class InformCustomerArguments extends ChangeAppealArguments {
  @Field(() => ID, { description: 'The report that was passed on.' })
  @IsUUID()
  progressId!: string

  @Field(() => graphEnum(channels), { description: 'How they were told.' })
  channel!: Channel

  @Field(() => String, { description: 'What they were told, at most 2,000 characters.' })
  content!: string

  @Field(() => graphEnum(customerAnswers), { description: 'What they said.' })
  answer!: CustomerAnswer

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'The time they were promised; in the future (M4.7.1).',
  })
  promisedAt?: Date | null

  @Field(() => String, {
    nullable: true,
    description: 'Why what they asked for is not met, if it is not; at most 500 characters (M4.3).',
  })
  refusalReason?: string | null
}

@InputType('ResolveAppealInput', { description: 'The matter is settled (P4.1).' })
export class ResolveAppealArguments extends ChangeAppealArguments {
  @Field(() => String, { description: '处理结果, at most 2,000 characters.' })
  outcome!: string

  @Field(() => graphEnum(demandOutcomes), {
    nullable: true,
    description:
      'Whether what was asked for is met, as it is unless told; what is refused was explained to the customer first (M4.3).',
  })
  demand?: DemandOutcome | null
}

@InputType('MarkConfidentialInput', { description: 'Whether an appeal is confidential, and why (P5.6.3.3).' })
export class MarkConfidentialArguments extends ChangeAppealArguments {
  @Field(() => Boolean, { description: 'True marks it, false takes the mark off.' })
  confidential!: boolean

  @Field(() => graphEnum(confidentialityReasons), { description: 'Why; written to the trail.' })
  reason!: ConfidentialityReason
}
