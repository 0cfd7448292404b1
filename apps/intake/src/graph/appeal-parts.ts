import { channels, customerAnswers, type Channel, type CustomerAnswer } from '@shouwen/vocabulary/appeals'
import { graphEnum } from '@shouwen/subgraph/enum'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import { StaffReference } from './references'

@ObjectType('Instruction', { description: '主管批示: how it is to be handled, signed (P5.1.3).' })
export class InstructionType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'The instruction, at most 2,000 characters.' })
  content!: string

  @Field(() => StaffReference, { description: 'Who signed.' })
  signedBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  signedAt!: Date
}

@ObjectType('ProgressReport', { description: 'How the handling stands, and its review (P5.3).' })
export class ProgressReportType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'The report, at most 2,000 characters.' })
  content!: string

  @Field(() => StaffReference, { description: 'Who reported.' })
  reportedBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  reportedAt!: Date

  @Field(() => StaffReference, { nullable: true, description: 'Who reviewed it; null before.' })
  reviewedBy!: StaffReference | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was reviewed.' })
  reviewedAt!: Date | null
}

@ObjectType('Feedback', { description: 'What the customer was told, and what they answered (P5.2.3, P5.3).' })
export class FeedbackType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => graphEnum(channels), { description: 'How they were told.' })
  channel!: Channel

  @Field(() => String, { description: 'What they were told, at most 2,000 characters.' })
  content!: string

  @Field(() => graphEnum(customerAnswers), { description: 'What they said.' })
  answer!: CustomerAnswer

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'The time they were promised (M4.7.1).' })
  promisedAt!: Date | null

  @Field(() => String, {
    nullable: true,
    description: 'Why what they asked for is not met (M4.3). Null where it is withheld.',
  })
  refusalReason!: string | null

  @Field(() => StaffReference, { description: 'Who told them.' })
  givenBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  givenAt!: Date
}
