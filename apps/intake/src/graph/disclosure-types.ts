import {
  disclosureGrounds,
  disclosureParts,
  secretGrounds,
  type DisclosureGround,
  type DisclosurePart,
  type SecretGround,
} from '@shouwen/vocabulary/privacy'
import { graphEnum } from '@shouwen/subgraph/enum'
import { ArrayMaxSize, IsUUID, Length, ValidateIf } from 'class-validator'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { InstructionType, ProgressReportType } from './appeal-parts'
import { CallerType } from './appeal-type'
import { ChangeAppealArguments } from './inputs'
import { CustomerReference, StaffReference, UnitReference } from './references'

@ObjectType('DisclosureGrant', {
  description: 'Leave for somebody else to be given parts of an appeal, until it ends (P5.6.3.3).',
})
export class DisclosureGrantType {
  @Field(() => ID, { description: 'Its id; give it to `openDisclosure`.' })
  id!: string

  @Field(() => StaffReference, {
    nullable: true,
    description: 'The member of staff; null: somebody outside.',
  })
  toStaff!: StaffReference | null

  @Field(() => String, { nullable: true, description: 'Who, outside the house; null: a member of staff.' })
  toOutsider!: string | null

  @Field(() => [graphEnum(disclosureParts)], { description: 'Which parts.' })
  parts!: readonly DisclosurePart[]

  @Field(() => graphEnum(disclosureGrounds), { description: 'On which ground.' })
  ground!: DisclosureGround

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string

  @Field(() => String, { description: 'The clause that it was granted under.' })
  clause!: string

  @Field(() => StaffReference, { description: 'Who granted it.' })
  grantedBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  grantedAt!: Date

  @Field(() => GraphQLDateTimeISO, { description: 'From when on nothing is disclosed under it.' })
  endsAt!: Date

  @Field(() => StaffReference, { nullable: true, description: 'Who revoked it; null where nobody did.' })
  revokedBy!: StaffReference | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was revoked.' })
  revokedAt!: Date | null
}

@ObjectType('Disclosure', {
  description:
    'Something kept was given to somebody: read under a grant, or handed over in a step (P5.6.3.3).',
})
export class DisclosureType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => ID, { nullable: true, description: 'The grant; null: handed over in a step (P5.6.5.1).' })
  grantId!: string | null

  @Field(() => StaffReference, {
    nullable: true,
    description: 'The member of staff; null: somebody outside.',
  })
  toStaff!: StaffReference | null

  @Field(() => String, { nullable: true, description: 'Who, outside the house; null: a member of staff.' })
  toOutsider!: string | null

  @Field(() => [graphEnum(disclosureParts)], { description: 'Which parts; none of what a step handed over.' })
  parts!: readonly DisclosurePart[]

  @Field(() => String, {
    nullable: true,
    description: 'What a step handed over, in the words written down there; null under a grant.',
  })
  what!: string | null

  @Field(() => graphEnum(disclosureGrounds), { description: 'On which ground.' })
  ground!: DisclosureGround

  @Field(() => String, { description: 'The clause.' })
  clause!: string

  @Field(() => StaffReference, { description: 'Who opened it, or handed it over.' })
  disclosedBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  disclosedAt!: Date
}

@ObjectType('OpenedDisclosure', {
  description:
    'The parts of a grant in clear, for a while; what it does not name is null or empty (P5.6.3.3).',
})
export class OpenedDisclosureType {
  @Field(() => DisclosureType, { description: 'As it stands in the log.' })
  disclosure!: DisclosureType

  @Field(() => GraphQLDateTimeISO, {
    description:
      '15 minutes after it was opened: let go of it by then; a repeat of the key gets no answer any more.',
  })
  shownUntil!: Date

  @Field(() => String, { nullable: true, description: '事由; with WORDS.' })
  cause!: string | null

  @Field(() => String, { nullable: true, description: '诉求内容; with WORDS.' })
  content!: string | null

  @Field(() => CallerType, {
    nullable: true,
    description: 'A caller nobody knows yet, in clear; with CUSTOMER.',
  })
  caller!: CallerType | null

  @Field(() => CustomerReference, {
    nullable: true,
    description: 'Whose appeal it is, as customer-profile shows them; with CUSTOMER.',
  })
  customer!: CustomerReference | null

  @Field(() => UnitReference, { nullable: true, description: 'The unit concerned; with CUSTOMER.' })
  unit!: UnitReference | null

  @Field(() => String, { nullable: true, description: '处理结果; with HANDLING.' })
  outcome!: string | null

  @Field(() => [InstructionType], { description: '主管批示, oldest first; with HANDLING.' })
  instructions!: InstructionType[]

  @Field(() => [ProgressReportType], { description: 'Reports on the handling, oldest first; with HANDLING.' })
  progressReports!: ProgressReportType[]
}

@ObjectType('DeclinedAnswer', {
  description: 'What an appeal asks for is kept; these are the words that its customer is told (P5.6.3.3).',
})
export class DeclinedAnswerType {
  @Field(() => graphEnum(secretGrounds), { description: 'Whose secret it is.' })
  ground!: SecretGround

  @Field(() => String, { description: 'The words, in Chinese.' })
  wordsZh!: string

  @Field(() => String, { description: 'The words, in English.' })
  wordsEn!: string
}

@ObjectType('Decline', { description: 'Somebody declined to tell what is kept, with the reason (P5.6.3.3).' })
export class DeclineType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => graphEnum(secretGrounds), { description: 'Whose secret it is.' })
  ground!: SecretGround

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  content!: string

  @Field(() => StaffReference, { description: 'Who declined.' })
  declinedBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  declinedAt!: Date
}

const given = (_input: object, value: unknown): boolean => value !== undefined && value !== null

@InputType('GrantDisclosureInput', { description: 'To whom which parts may be given, and why (P5.6.3.3).' })
export class GrantDisclosureArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which appeal.' })
  @IsUUID()
  appealId!: string

  @Field(() => ID, { nullable: true, description: 'A member of staff; or else `toOutsider`.' })
  @ValidateIf(given)
  @IsUUID()
  toStaff?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Somebody outside the house by name, at most 50 characters; or else `toStaff`.',
  })
  toOutsider?: string | null

  @Field(() => [graphEnum(disclosureParts)], { description: 'Which parts, at least one.' })
  @ArrayMaxSize(disclosureParts.codes.length)
  parts!: DisclosurePart[]

  @Field(() => graphEnum(disclosureGrounds), { description: 'On which ground.' })
  ground!: DisclosureGround

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string

  @Field(() => Int, { description: 'Days of 24 hours, 1 up to what the procedure allows.' })
  days!: number
}

/** What is done with a grant. */
@InputType('RevokeDisclosureInput', {
  description: 'Nothing is to be disclosed under a grant any more (P5.6.3.3).',
})
export class RevokeDisclosureArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which grant.' })
  @IsUUID()
  grantId!: string
}

@InputType('OpenDisclosureInput', { description: 'What was granted is read, or handed over (P5.6.3.3).' })
export class OpenDisclosureArguments {
  @Field(() => String, {
    description:
      'Chosen by the client, 8 to 100 characters; a repeat is answered for 15 minutes, and logged once.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which grant.' })
  @IsUUID()
  grantId!: string
}

@InputType('DeclineToDiscloseInput', { description: 'What an inquiry asks for is kept (P5.6.3.3).' })
export class DeclineToDiscloseArguments extends ChangeAppealArguments {
  @Field(() => graphEnum(secretGrounds), { description: 'Whose secret it is.' })
  ground!: SecretGround

  @Field(() => String, { description: 'Why, for the house alone; at most 500 characters.' })
  reason!: string
}
