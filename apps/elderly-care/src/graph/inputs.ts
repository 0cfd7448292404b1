import { roundOutcomes, type RoundOutcome } from '@shouwen/vocabulary/care'
import { revealReasons, type RevealReason } from '@shouwen/vocabulary/privacy'
import { graphEnum } from '@shouwen/subgraph/enum'
import { IsUUID, Length, ValidateIf } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'

const given = (_input: object, value: unknown): boolean => value !== undefined && value !== null

@InputType('ElderRelativeInput', { description: 'Somebody to call for an elder (P5.6.7.1).' })
export class ElderRelativeArguments {
  @Field(() => String, { description: 'At most 50 characters.' })
  name!: string

  @Field(() => String, { description: "In the family's own words, at most 20 characters." })
  relationship!: string

  @Field(() => String, { description: 'Chinese unless written with a country code.' })
  telephone!: string
}

@InputType('RegisterElderInput', { description: 'An entry of the separate list (P5.6.7.0, P5.6.7.1).' })
export class RegisterElderArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Where.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { description: 'Where they live; must belong to the project.' })
  @IsUUID()
  unitId!: string

  @Field(() => ID, { nullable: true, description: 'Their customer profile, where they are a customer.' })
  @ValidateIf(given)
  @IsUUID()
  customerId?: string | null

  @Field(() => String, { description: 'At most 50 characters.' })
  name!: string

  @Field(() => String, { description: '`YYYY-MM-DD`.' })
  birthDate!: string

  @Field(() => Boolean, { description: '离退休 (P5.6.7.0).' })
  retired!: boolean

  @Field(() => Boolean, { description: '不与子女同住 (P5.6.7.0).' })
  livesApartFromChildren!: boolean

  @Field(() => Boolean, { description: '独居: nobody else lives in the unit.' })
  livesAlone!: boolean

  @Field(() => [ElderRelativeArguments], { description: 'Whom to call, 1 to 5.' })
  relatives!: ElderRelativeArguments[]
}

@InputType('GenerateRoundInput', { description: "A project's round of today (P5.6.7.3)." })
export class GenerateRoundArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Where.' })
  @IsUUID()
  projectId!: string
}

@InputType('RecordCareVisitInput', { description: 'What was seen of one elder (P5.6.7.3).' })
export class RecordCareVisitArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which visit.' })
  @IsUUID()
  visitId!: string

  @Field(() => Int, {
    description: 'The version you have read; refused with VERSION_CONFLICT if it has changed since.',
  })
  expectedVersion!: number

  @Field(() => graphEnum(roundOutcomes), { description: 'What was seen.' })
  outcome!: RoundOutcome

  @Field(() => String, { nullable: true, description: 'What else was seen, at most 1,000 characters.' })
  note?: string | null
}

@InputType('RevealRelativesInput', {
  description: "Whose relatives' names and telephones, and why (P5.6.3.3).",
})
export class RevealRelativesArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Of which elder.' })
  @IsUUID()
  elderId!: string

  @Field(() => graphEnum(revealReasons), { description: 'Why; written to the trail.' })
  reason!: RevealReason

  @Field(() => String, {
    nullable: true,
    description: 'In your own words, at most 500 characters; for who looks at the list of reveals.',
  })
  note?: string | null
}
