import { customerRelations, type CustomerRelation } from '@shouwen/vocabulary/organisation'
import { revealReasons, type RevealReason } from '@shouwen/vocabulary/privacy'
import { graphEnum } from '@shouwen/subgraph/enum'
import { IsUUID, Length, ValidateIf } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'

const given = (_input: object, value: unknown): boolean => value !== undefined && value !== null

@InputType('RegisterCustomerInput', { description: 'Who somebody is (C1.static).' })
export class RegisterCustomerArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => String, { description: 'At most 50 characters.' })
  name!: string

  @Field(() => String, { description: 'Chinese unless written with a country code.' })
  telephone!: string

  @Field(() => graphEnum(customerRelations), { description: 'What they are to us.' })
  relation!: CustomerRelation

  @Field(() => ID, { nullable: true, description: 'The unit they belong to.' })
  @ValidateIf(given)
  @IsUUID()
  unitId?: string | null
}

@InputType('OpenCustomerAccountInput', { description: 'An account for a customer to sign in with (C0.3).' })
export class OpenCustomerAccountArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Whose.' })
  @IsUUID()
  customerId!: string

  @Field(() => String, { description: 'What the identity provider calls them, 1 to 200 characters.' })
  @Length(1, 200)
  subject!: string
}

@InputType('RevealCustomerInput', { description: 'Whose name and telephone, and why (P5.6.3.3).' })
export class RevealCustomerArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Whose.' })
  @IsUUID()
  customerId!: string

  @Field(() => graphEnum(revealReasons), { description: 'Why; written to the trail.' })
  reason!: RevealReason

  @Field(() => String, {
    nullable: true,
    description: 'In your own words, at most 500 characters; for who looks at the list of reveals.',
  })
  note?: string | null
}
