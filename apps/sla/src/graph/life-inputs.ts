import { graphEnum } from '@shouwen/subgraph/enum'
import { channels, type Channel } from '@shouwen/vocabulary/appeals'
import {
  breachCauses,
  clockPauseReasons,
  excuseCauses,
  type BreachCause,
  type ClockPauseReason,
  type ExcuseCause,
} from '@shouwen/vocabulary/clock-life'
import { IsUUID, Length, ValidateIf, ValidateNested } from 'class-validator'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, InputType } from 'type-graphql'
import { RETROACTIVE_LIMIT_HOURS } from '../domain/pause'

@InputType()
abstract class KeyedArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string
}

@InputType('PauseClocksInput', { description: 'An appeal cannot go on (P5.4.2).' })
export class PauseClocksArguments extends KeyedArguments {
  @Field(() => ID, { description: 'Which appeal.' })
  @IsUUID()
  appealId!: string

  @Field(() => graphEnum(clockPauseReasons), { description: 'Why.' })
  reason!: ClockPauseReason

  @Field(() => String, { description: 'What exactly, 1 to 500 characters.' })
  content!: string

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: `Since when: at most ${RETROACTIVE_LIMIT_HOURS} hours ago, and not before the last pause ended; now unless given.`,
  })
  from?: Date | null
}

@InputType('ResumeClocksInput', { description: 'An appeal goes on (P5.4.2).' })
export class ResumeClocksArguments extends KeyedArguments {
  @Field(() => ID, { description: 'Which appeal.' })
  @IsUUID()
  appealId!: string

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when: not before the pause began; now unless given.',
  })
  at?: Date | null
}

@InputType('ApprovePauseInput', { description: 'Whether a pause for force majeure is approved.' })
export class ApprovePauseArguments extends KeyedArguments {
  @Field(() => ID, { description: 'Which pause.' })
  @IsUUID()
  pauseId!: string

  @Field(() => Boolean, { description: 'False: it is declined, and has paused nothing.' })
  approved!: boolean
}

@InputType('ConsentInput', {
  description: 'That the customer was told the expected time, and agrees (M4.7.1).',
})
export class ConsentArguments {
  @Field(() => graphEnum(channels), { description: 'How they were told.' })
  channel!: Channel

  @Field(() => GraphQLDateTimeISO, { description: 'When: not before the clock began, and not to come.' })
  at!: Date

  @Field(() => String, { description: 'What they said, 1 to 500 characters.' })
  said!: string
}

@InputType('RequestExtensionInput', { description: 'A clock takes longer 延期 (M4.7.1, P5.2.3).' })
export class RequestExtensionArguments extends KeyedArguments {
  @Field(() => ID, { description: 'Which clock.' })
  @IsUUID()
  clockId!: string

  @Field(() => GraphQLDateTimeISO, {
    description: 'Until when: later than it is due, and no more days later than the procedure allows.',
  })
  until!: Date

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  content!: string

  @Field(() => ConsentArguments, {
    nullable: true,
    description: 'That the customer agrees; unless `feedbackId` says so.',
  })
  @ValidateNested()
  consent?: ConsentArguments | null

  @Field(() => ID, {
    nullable: true,
    description: 'The feedback at which they agreed to a promised time, no earlier than `until`.',
  })
  @ValidateIf(({ feedbackId }: RequestExtensionArguments) => feedbackId !== null && feedbackId !== undefined)
  @IsUUID()
  feedbackId?: string | null
}

@InputType('DecideExtensionInput', { description: 'Whether an extension is approved (M4.7.1).' })
export class DecideExtensionArguments extends KeyedArguments {
  @Field(() => ID, { description: 'Which extension.' })
  @IsUUID()
  extensionId!: string

  @Field(() => Boolean, { description: 'False: it is declined, and the clock is due as it was.' })
  approved!: boolean
}

@InputType('RecordBreachCauseInput', { description: 'Why a clock ran out.' })
export class RecordBreachCauseArguments extends KeyedArguments {
  @Field(() => ID, { description: 'Which clock; it has run out.' })
  @IsUUID()
  clockId!: string

  @Field(() => graphEnum(breachCauses), { description: 'Why, as you see it.' })
  cause!: BreachCause
}

@InputType('RequestExcuseInput', { description: 'A breach is to be held against nobody 免责 (M4.6.2).' })
export class RequestExcuseArguments extends KeyedArguments {
  @Field(() => ID, { description: 'Which clock; it has run out.' })
  @IsUUID()
  clockId!: string

  @Field(() => graphEnum(excuseCauses), { description: 'For what cause.' })
  cause!: ExcuseCause

  @Field(() => String, { description: 'What exactly, 1 to 500 characters.' })
  content!: string
}

@InputType('DecideExcuseInput', { description: 'Whether a breach is excused.' })
export class DecideExcuseArguments extends KeyedArguments {
  @Field(() => ID, { description: 'Which excuse.' })
  @IsUUID()
  excuseId!: string

  @Field(() => Boolean, { description: 'False: it is held against the place as before.' })
  approved!: boolean
}
