import { GraphQLDateTimeISO } from 'graphql-scalars'
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql'
import { FOLLOW_UPS_SHOWN, followUpDutiesOf, followUpsOf } from '../store/follow-up-queries'
import { recordFollowUp } from '../use-cases/follow-up'
import { AppealType } from './appeal-type'
import { changed } from './changed-appeal'
import type { IntakeContext } from './context'
import { ChangeAppealArguments } from './inputs'
import { StaffReference } from './references'
import { papers } from './withheld'

@ObjectType('FollowUpDuty', { description: 'By when an open appeal is followed up next (M3.2).' })
export class FollowUpDutyType {
  @Field(() => GraphQLDateTimeISO, { description: 'By when.' })
  dueAt!: Date

  @Field(() => Int, { description: 'Intervals in a row in which nobody did; each went up in `escalations`.' })
  missed!: number

  @Field(() => String, { description: 'The clause that asks for it.' })
  clause!: string
}

@ObjectType('FollowUp', { description: 'Somebody asked after an open appeal (M3.2).' })
export class FollowUpType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'What was said, at most 2,000 characters.' })
  content!: string

  @Field(() => StaffReference, { description: 'Who.' })
  followedBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  followedAt!: Date

  @Field(() => GraphQLDateTimeISO, { description: 'By when it was to be followed up next.' })
  nextAt!: Date
}

@InputType('RecordFollowUpInput', { description: 'An open appeal was followed up (M3.2).' })
export class RecordFollowUpArguments extends ChangeAppealArguments {
  @Field(() => String, { description: 'What was said, at most 2,000 characters.' })
  words!: string

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When next; at the end of the interval of the procedure unless told, and never later.',
  })
  nextAt?: Date | null
}

/** M3.2: what is not finished the same day is followed up at intervals. */
@Resolver(() => AppealType)
export class FollowUps {
  @FieldResolver(() => FollowUpDutyType, {
    nullable: true,
    description:
      'By when it is followed up next (M3.2); null once it is settled, where its procedure asks for none, and for customers.',
  })
  async followUpDue(
    @Root() { id }: AppealType,
    @Ctx() context: IntakeContext,
  ): Promise<FollowUpDutyType | null> {
    const { actor, app, groupId } = context
    if (actor.kind !== 'staff') return null
    return context.batched('followUpDuty', id, (ids) =>
      app.store.read(groupId, (manager) => followUpDutiesOf(manager, ids)),
    )
  }

  @FieldResolver(() => [FollowUpType], {
    description: `How it was followed up, newest first, at most ${FOLLOW_UPS_SHOWN}; none for customers (M3.2).`,
  })
  async followUps(@Root() appeal: AppealType, @Ctx() context: IntakeContext): Promise<FollowUpType[]> {
    const { actor, app, groupId } = context
    const rows = await context.batchedList('followUps', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => followUpsOf(manager, ids)),
    )
    const seen = rows.map(({ words, followedBy, ...row }) => ({
      ...row,
      content: words,
      followedBy: { id: followedBy },
    }))
    return papers(seen, appeal, actor)
  }

  @Mutation(() => AppealType, {
    description:
      'Writes down that an open appeal was followed up, by its first contact (M3.2); the next interval begins now. Refuses: ' +
      'FOLLOW_UP_NOT_IN_PROCEDURE, FOLLOW_UP_TOO_LATE, NOT_FIRST_CONTACT, TRANSITION_NOT_ALLOWED.',
  })
  async recordFollowUp(
    @Arg('input', () => RecordFollowUpArguments) input: RecordFollowUpArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    const asked = { ...input, nextAt: input.nextAt ?? null }
    return changed(await recordFollowUp(context.app.store, asked, context.actor), context)
  }
}
