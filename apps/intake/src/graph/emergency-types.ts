import { graphEnum } from '@shouwen/subgraph/enum'
import { dutyPosts, type DutyPost } from '@shouwen/vocabulary/organisation'
import { emergencyStates, type EmergencyState } from '@shouwen/vocabulary/playbooks'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ObjectType } from 'type-graphql'
import { StaffReference } from './references'

@ObjectType('NumberOnDuty', { description: 'A post of the house that answers the telephone now.' })
export class NumberOnDutyType {
  @Field(() => graphEnum(dutyPosts), { description: 'Which post.' })
  post!: DutyPost

  @Field(() => String, { description: 'E.164, or an inner number of 3 to 6 digits.' })
  telephone!: string
}

@ObjectType('OutsideNumber', { description: 'Who is called from outside the house, by the procedure.' })
export class OutsideNumberType {
  @Field(() => String, { description: '`120`, `110`, `119`.' })
  number!: string

  @Field(() => String, { description: 'Who that is, in Chinese.' })
  zh!: string

  @Field(() => String, { description: 'Who that is, in English.' })
  en!: string
}

@ObjectType('CallGuardRoom', {
  description:
    'Nobody has accepted within the time of the procedure: somebody is to be telephoned (P5.6.6.2).',
})
export class CallGuardRoomType {
  @Field(() => graphEnum(dutyPosts), { description: 'The post that the procedure names.' })
  post!: DutyPost

  @Field(() => String, {
    nullable: true,
    description:
      'Its number now; null where the project has set none for this hour: take one of `dutyNumbers`.',
  })
  telephone!: string | null

  @Field(() => GraphQLDateTimeISO, { description: 'Since when it should have been accepted.' })
  since!: Date
}

@ObjectType('Emergency', {
  description: 'What an emergency needs from its first second on, as it stands now (P5.6.6, P5.6.8, P5.6.9).',
})
export class EmergencyType {
  @Field(() => String, { description: 'The code of its playbook, whose steps are in `Appeal.playbooks`.' })
  playbook!: string

  @Field(() => String, { description: 'The clause under which it is one.' })
  clause!: string

  @Field(() => graphEnum(emergencyStates), {
    description:
      'Whether the guards have taken it up: an order was accepted, or their step is done (P5.6.6.2, P5.6.8.1).',
  })
  state!: EmergencyState

  @Field(() => StaffReference, { nullable: true, description: 'Who accepted first; null before.' })
  acceptedBy!: StaffReference | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When; null before.' })
  acceptedAt!: Date | null

  @Field(() => String, {
    nullable: true,
    description:
      'Where help is needed, as it was said; null where it was not raised as one, and where addresses are masked.',
  })
  address!: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Where to call back, E.164; masked for those who need not call. Null where it was not raised as one.',
  })
  telephone!: string | null

  @Field(() => CallGuardRoomType, {
    nullable: true,
    description:
      'Set when nobody has accepted within the time of the procedure (10 s as shipped), by the clock of the house; null before, ' +
      'afterwards, and where the procedure names no time.',
  })
  callGuardRoom!: CallGuardRoomType | null

  @Field(() => [NumberOnDutyType], {
    description: "The project's numbers at this hour, from a copy kept here: at most 12.",
  })
  dutyNumbers!: NumberOnDutyType[]

  @Field(() => [OutsideNumberType], { description: 'Who is called from outside, by the procedure.' })
  outsideNumbers!: readonly OutsideNumberType[]
}
