import { IsUUID, Length } from 'class-validator'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql'
import { dismissStaff } from '../use-cases/dismiss-staff'
import type { DispatchContext } from './context'

@InputType('DismissStaffInput', { description: 'Somebody who leaves, or a machine that is taken off.' })
export class DismissStaffArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'The member of staff, partner or machine.' })
  @IsUUID()
  staffId!: string

  @Field(() => String, {
    nullable: true,
    description: 'Code of the group; the platform operator, who belongs to none, must name it.',
  })
  groupCode!: string | null
}

@ObjectType('Dismissal', { description: 'A closed account.' })
export class DismissalType {
  @Field(() => ID, { description: 'Whose.' })
  staffId!: string

  @Field(() => GraphQLDateTimeISO, { description: 'Since when.' })
  dismissedAt!: Date
}

@Resolver()
export class StaffMutations {
  @Mutation(() => DismissalType, {
    description:
      'Closes an account for good: the person is refused from now on, and leaves posts, departments and roster; open orders ' +
      'stay with their department (C0.2). For the platform operator, and for the management department above all posts of ' +
      'the person. Refuses: NOT_PERMITTED, NOT_FOUND, INPUT_INVALID.',
  })
  async dismissStaff(
    @Arg('input', () => DismissStaffArguments) input: DismissStaffArguments,
    @Ctx() { app, actor }: DispatchContext,
  ): Promise<DismissalType> {
    const asked = { ...input, groupCode: input.groupCode ?? null }
    const { staffId, dismissedAt } = await dismissStaff(app.store, asked, actor)
    return { staffId, dismissedAt: new Date(dismissedAt) }
  }
}
