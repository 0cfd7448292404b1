import { graphEnum } from '@shouwen/subgraph/enum'
import { channels, type Channel } from '@shouwen/vocabulary/appeals'
import {
  breachCauses,
  clockDecisions,
  clockPauseReasons,
  excuseCauses,
  type BreachCause,
  type ClockDecision,
  type ClockPauseReason,
  type ExcuseCause,
} from '@shouwen/vocabulary/clock-life'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import { StaffReference } from './references'

@ObjectType()
abstract class AskedType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => StaffReference, { nullable: true, description: 'Who asked for it; null for customers.' })
  askedBy!: StaffReference | null

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  askedAt!: Date

  @Field(() => graphEnum(clockDecisions), { description: 'What was said to it.' })
  decision!: ClockDecision

  @Field(() => StaffReference, {
    nullable: true,
    description: 'Who decided; null before, and for customers.',
  })
  decidedBy!: StaffReference | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was decided; null before.' })
  decidedAt!: Date | null

  @Field(() => String, {
    nullable: true,
    description: 'What exactly, at most 500 characters; null but for who asked and who may decide.',
  })
  content!: string | null
}

@ObjectType('ClockPause', {
  description: 'Why an appeal could not go on, as somebody of its place told it (P5.4.2).',
})
export class ClockPauseType extends AskedType {
  @Field(() => graphEnum(clockPauseReasons), { description: 'Why.' })
  reason!: ClockPauseReason

  @Field(() => String, { description: 'The clause under which clocks stand still for it.' })
  clause!: string

  @Field(() => GraphQLDateTimeISO, { description: 'Since when.' })
  from!: Date

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when: it was said so, or the appeal was resolved or closed. Null before.',
  })
  endedAt!: Date | null
}

@ObjectType('ClockExtension', {
  description: 'More time 延期 for a clock: agreed to by the customer, approved by a post above (M4.7.1).',
})
export class ClockExtensionType extends AskedType {
  @Field(() => GraphQLDateTimeISO, { description: 'Until when.' })
  until!: Date

  @Field(() => String, { description: 'The clause under which it was asked for.' })
  clause!: string

  @Field(() => graphEnum(channels), {
    nullable: true,
    description: 'How the customer was told of the expected time; null where it rests on a feedback.',
  })
  consentChannel!: Channel | null

  @Field(() => ID, {
    nullable: true,
    description: 'The feedback at which they agreed to a promised time; null where it rests on none.',
  })
  consentFeedbackId!: string | null

  @Field(() => GraphQLDateTimeISO, { description: 'When they agreed.' })
  consentAt!: Date

  @Field(() => String, {
    nullable: true,
    description: 'What they said; null but for who asked and who may decide.',
  })
  consentSaid!: string | null
}

@ObjectType('ClockExcuse', {
  description: 'Why a breach is to be held against nobody 免责; the breach stays (M4.6.2).',
})
export class ClockExcuseType extends AskedType {
  @Field(() => graphEnum(excuseCauses), { description: 'For what cause.' })
  cause!: ExcuseCause
}

@ObjectType('RecordedBreachCause', { description: 'Why a clock ran out, as somebody of its place saw it.' })
export class BreachCauseType {
  @Field(() => graphEnum(breachCauses), { description: 'Why.' })
  cause!: BreachCause

  @Field(() => StaffReference, { description: 'Who said so.' })
  recordedBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  recordedAt!: Date
}

@ObjectType('ClockSegment', {
  description: "A stretch of a clock's life: counted, or left out for a reason.",
})
export class ClockSegmentType {
  @Field(() => GraphQLDateTimeISO, { description: 'Since when.' })
  from!: Date

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Until when; null: it goes on.' })
  to!: Date | null

  @Field(() => graphEnum(clockPauseReasons), {
    nullable: true,
    description: 'Why its time does not count; null: it counts.',
  })
  leftOut!: ClockPauseReason | null
}
