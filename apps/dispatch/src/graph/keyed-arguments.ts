import { IsUUID, Length } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'

/** What every mutation is given. */
@InputType()
export abstract class KeyedArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string
}

/** An order, as the caller has read it. */
@InputType()
export abstract class OrderArguments extends KeyedArguments {
  @Field(() => ID, { description: 'Which order.' })
  @IsUUID()
  workOrderId!: string

  @Field(() => Int, {
    description: 'The version you have read; refused with VERSION_CONFLICT if it has changed since.',
  })
  expectedVersion!: number
}
