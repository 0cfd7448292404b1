import { graphEnum } from '@shouwen/subgraph/enum'
import {
  revisitAttemptOutcomes,
  revisitMethods,
  type RevisitAttemptOutcome,
  type RevisitMethod,
} from '@shouwen/vocabulary/revisiting'
import { IsUUID, Length } from 'class-validator'
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
import { AGREED_AHEAD_DAYS } from '../domain/appointment'
import { attemptsOf } from '../store/attempt-queries'
import { agreeRevisit, logRevisitAttempt } from '../use-cases/agree-revisit'
import type { RevisitAuditContext } from './context'
import { changedRevisit } from './changed-revisit'
import { StaffReference } from './references'
import { RevisitType } from './revisit-type'

@ObjectType('RevisitAttempt', { description: 'An attempt to revisit that came to nothing (P5.5.4).' })
export class RevisitAttemptType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => graphEnum(revisitMethods), { description: 'How.' })
  method!: RevisitMethod

  @Field(() => graphEnum(revisitAttemptOutcomes), { description: 'Why it came to nothing.' })
  outcome!: RevisitAttemptOutcome

  @Field(() => StaffReference, { description: 'Who tried.' })
  attemptedBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  attemptedAt!: Date
}

@InputType('ChangeRevisitInput', { description: 'A revisit, as the caller has read it.' })
export class ChangeRevisitArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which revisit.' })
  @IsUUID()
  revisitId!: string

  @Field(() => Int, {
    description: 'The version you have read; refused with VERSION_CONFLICT if it has changed since.',
  })
  expectedVersion!: number

  @Field(() => graphEnum(revisitMethods), { description: "One of the revisit's `methods` (P5.5.4)." })
  method!: RevisitMethod
}

@InputType('AgreeRevisitInput', { description: 'When and how the customer agreed to be revisited (P5.5.4).' })
export class AgreeRevisitArguments extends ChangeRevisitArguments {
  @Field(() => GraphQLDateTimeISO, {
    description: `The agreed time, in the future, at most ${AGREED_AHEAD_DAYS} days ahead.`,
  })
  at!: Date
}

@InputType('LogRevisitAttemptInput', { description: 'An attempt to revisit that came to nothing (P5.5.4).' })
export class LogRevisitAttemptArguments extends ChangeRevisitArguments {
  @Field(() => graphEnum(revisitAttemptOutcomes), { description: 'Why it came to nothing.' })
  outcome!: RevisitAttemptOutcome
}

/** P5.5.4: a revisit takes place at the time agreed with the customer. */
@Resolver(() => RevisitType)
export class Appointments {
  @FieldResolver(() => [RevisitAttemptType], {
    description: 'The attempts that came to nothing, oldest first (P5.5.4).',
  })
  async attempts(
    @Root() { id }: RevisitType,
    @Ctx() context: RevisitAuditContext,
  ): Promise<RevisitAttemptType[]> {
    const { app, groupId } = context
    const rows = await context.batchedList('attempts', id, (ids) =>
      app.store.read(groupId, (manager) => attemptsOf(manager, ids)),
    )
    return rows.map(({ attemptedBy, ...row }) => ({ ...row, attemptedBy: { id: attemptedBy } }))
  }

  @Mutation(() => RevisitType, {
    description:
      'Writes down when and how the customer agreed to be revisited, in the place of what was agreed before (P5.5.4). ' +
      'Refuses: NOT_FOUND, NOT_PERMITTED, VERSION_CONFLICT, TRANSITION_NOT_ALLOWED when already made, INPUT_INVALID.',
  })
  async agreeRevisit(
    @Arg('input', () => AgreeRevisitArguments) input: AgreeRevisitArguments,
    @Ctx() context: RevisitAuditContext,
  ): Promise<RevisitType> {
    return changedRevisit(await agreeRevisit(context.app.store, input, context.actor), context)
  }

  @Mutation(() => RevisitType, {
    description:
      'Writes down that the customer was not revisited after all; what had been agreed for by then, or was put off, is agreed ' +
      'no longer (P5.5.4). Refuses: NOT_FOUND, NOT_PERMITTED, VERSION_CONFLICT, TRANSITION_NOT_ALLOWED, INPUT_INVALID.',
  })
  async logRevisitAttempt(
    @Arg('input', () => LogRevisitAttemptArguments) input: LogRevisitAttemptArguments,
    @Ctx() context: RevisitAuditContext,
  ): Promise<RevisitType> {
    return changedRevisit(await logRevisitAttempt(context.app.store, input, context.actor), context)
  }
}
