import { graphEnum } from '@shouwen/subgraph/enum'
import { roles, type Role } from '@shouwen/vocabulary/organisation'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql'
import { escalationsOf } from '../store/escalation-queries'
import { decideEscalation, escalateAppeal } from '../use-cases/escalate-appeal'
import { AppealType } from './appeal-type'
import { changed } from './changed-appeal'
import type { IntakeContext } from './context'
import { ChangeAppealArguments } from './inputs'
import { StaffReference } from './references'
import { papers, showsHandling } from './withheld'

@ObjectType('Escalation', {
  description:
    "What exceeded somebody's authority 上报, and what their superior decided (P5.2.2, P5.6.2.4, M4.7.1).",
})
export class EscalationType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => graphEnum(roles), { description: 'The post that it exceeded.' })
  fromRole!: Role

  @Field(() => graphEnum(roles), { description: 'The post that decides.' })
  toRole!: Role

  @Field(() => String, { description: 'The clause under which it went up.' })
  clause!: string

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  content!: string

  @Field(() => StaffReference, {
    nullable: true,
    description:
      'Who escalated; null: the house itself, when a clock had run out or reached a rung of its ladder (M4.6.1).',
  })
  escalatedBy!: StaffReference | null

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  escalatedAt!: Date

  @Field(() => String, {
    nullable: true,
    description: 'What was decided, at most 2,000 characters; null before, and where it is withheld.',
  })
  decision!: string | null

  @Field(() => StaffReference, { nullable: true, description: 'Who decided; null before.' })
  decidedBy!: StaffReference | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null
}

@InputType('EscalateAppealInput', { description: "Something exceeds one's authority (P5.2.2, M4.7.1)." })
export class EscalateAppealArguments extends ChangeAppealArguments {
  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string
}

@InputType('DecideEscalationInput', { description: 'What the superior decides (P5.6.2.4, M4.6.1).' })
export class DecideEscalationArguments extends ChangeAppealArguments {
  @Field(() => String, { description: 'At most 2,000 characters.' })
  decision!: string
}

/** P5.2.2, P5.6.2.4, M4.6.1, M4.7.1: what exceeds one's authority. */
@Resolver(() => AppealType)
export class Escalations {
  @FieldResolver(() => [EscalationType], {
    description: 'What was escalated, oldest first; none for customers (P5.2.2, M4.7.1).',
  })
  async escalations(@Root() appeal: AppealType, @Ctx() context: IntakeContext): Promise<EscalationType[]> {
    const { actor, app, groupId } = context
    const rows = await context.batchedList('escalations', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => escalationsOf(manager, ids)),
    )
    const shown = showsHandling(appeal, actor)
    const seen = rows.map(({ reason, decision, escalatedBy, decidedBy, ...row }) => ({
      ...row,
      content: reason,
      decision: shown ? decision : null,
      escalatedBy: escalatedBy === null ? null : { id: escalatedBy },
      decidedBy: decidedBy === null ? null : { id: decidedBy },
    }))
    return papers(seen, appeal, actor)
  }

  @Mutation(() => AppealType, {
    description:
      "Takes what exceeds your authority to your superior by the project's procedure, with the reason (P5.2.2, M4.7.1). " +
      'Refuses: NO_SUPERIOR, TRANSITION_NOT_ALLOWED.',
  })
  async escalateAppeal(
    @Arg('input', () => EscalateAppealArguments) input: EscalateAppealArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await escalateAppeal(context.app.store, input, context.actor), context)
  }

  @Mutation(() => AppealType, {
    description: 'Decides what was escalated to your post (P5.6.2.4, M4.6.1). Refuses: ESCALATION_NOT_OPEN.',
  })
  async decideEscalation(
    @Arg('input', () => DecideEscalationArguments) input: DecideEscalationArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await decideEscalation(context.app.store, input, context.actor), context)
  }
}
