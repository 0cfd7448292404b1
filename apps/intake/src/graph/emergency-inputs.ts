import { graphEnum } from '@shouwen/subgraph/enum'
import { channels, type Channel } from '@shouwen/vocabulary/appeals'
import { IsUUID, Length, ValidateIf } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'

const given = (_input: object, value: unknown): boolean => value !== undefined && value !== null

@InputType('RaiseEmergencyInput', {
  description:
    'What a ringing telephone gives: where, which number, what happened (P5.6.6.1, P5.6.8.1, P5.6.9).',
})
export class RaiseEmergencyArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which project.' })
  @IsUUID()
  projectId!: string

  @Field(() => String, {
    description:
      'Which emergency: a category that its procedure has a plan for, as `medical-emergency`, `theft`, `fire`.',
  })
  @Length(1, 60)
  category!: string

  @Field(() => String, { description: 'Where help is needed, at most 500 characters.' })
  address!: string

  @Field(() => String, { description: 'Where to call back. Chinese unless written with a country code.' })
  telephone!: string

  @Field(() => String, {
    description: 'What happened; of a patient, the condition. At most 2,000 characters.',
  })
  condition!: string

  @Field(() => ID, {
    nullable: true,
    description: 'The unit, where it is known; must belong to the project.',
  })
  @ValidateIf(given)
  @IsUUID()
  unitId?: string | null

  @Field(() => ID, { nullable: true, description: 'The customer, where they are known.' })
  @ValidateIf(given)
  @IsUUID()
  customerId?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Who calls, if they say so and are no known customer; at most 50 characters.',
  })
  callerName?: string | null

  @Field(() => graphEnum(channels), {
    nullable: true,
    description: 'How it was told; by telephone unless given.',
  })
  channel?: Channel | null
}
