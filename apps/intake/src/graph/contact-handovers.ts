import { graphEnum } from '@shouwen/subgraph/enum'
import { contactAnswers, type ContactAnswer } from '@shouwen/vocabulary/appeals'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { IsUUID } from 'class-validator'
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
import { contactHandoversOf } from '../store/contact-handover-queries'
import { answerContactOffer, offerContact } from '../use-cases/hand-contact-over'
import { AppealType } from './appeal-type'
import { changed } from './changed-appeal'
import type { IntakeContext } from './context'
import { ChangeAppealArguments } from './inputs'
import { StaffReference } from './references'
import { papers } from './withheld'

@ObjectType('ContactHandover', {
  description: 'The duty of the first contact 首问责任 offered to somebody, and their answer (P4.1).',
})
export class ContactHandoverType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => StaffReference, { description: 'Who was the first contact then.' })
  from!: StaffReference

  @Field(() => StaffReference, { description: 'To whom it was offered.' })
  to!: StaffReference

  @Field(() => StaffReference, {
    description: 'Who offered it: the first contact, or the director for them.',
  })
  offeredBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  offeredAt!: Date

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  content!: string

  @Field(() => graphEnum(contactAnswers), { nullable: true, description: 'Their answer; null before.' })
  answer!: ContactAnswer | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When they answered.' })
  answeredAt!: Date | null
}

@InputType('OfferContactInput', {
  description: 'The duty of the first contact is offered to somebody (P4.1).',
})
export class OfferContactArguments extends ChangeAppealArguments {
  @Field(() => ID, { description: 'To which member of staff.' })
  @IsUUID()
  to!: string

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string
}

@InputType('AnswerContactOfferInput', { description: 'The answer to the offer (P4.1).' })
export class AnswerContactOfferArguments extends ChangeAppealArguments {
  @Field(() => graphEnum(contactAnswers), { description: 'Accepted: you are answerable from now on.' })
  answer!: ContactAnswer

  @Field(() => String, { nullable: true, description: 'Why not, at most 500 characters.' })
  reason?: string | null
}

/** P4.1: who is answerable changes hands explicitly. */
@Resolver(() => AppealType)
export class ContactHandovers {
  @FieldResolver(() => [ContactHandoverType], {
    description: 'How the duty of the first contact changed hands, oldest first; none for customers (P4.1).',
  })
  async contactHandovers(
    @Root() appeal: AppealType,
    @Ctx() context: IntakeContext,
  ): Promise<ContactHandoverType[]> {
    const { actor, app, groupId } = context
    const rows = await context.batchedList('contactHandovers', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => contactHandoversOf(manager, ids)),
    )
    const seen = rows.map(({ reason, offeredFrom, offeredTo, offeredBy, ...row }) => ({
      ...row,
      content: reason,
      from: { id: offeredFrom },
      to: { id: offeredTo },
      offeredBy: { id: offeredBy },
    }))
    return papers(seen, appeal, actor)
  }

  @Mutation(() => AppealType, {
    description:
      'Offers the duty of the first contact to somebody (P4.1, M3.3); until they accept it stays where it is. Refuses: ' +
      'NOT_FIRST_CONTACT, CONTACT_ALREADY_THEIRS, CONTACT_ALREADY_OFFERED, NOT_FOUND.',
  })
  async offerContact(
    @Arg('input', () => OfferContactArguments) input: OfferContactArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await offerContact(context.app.store, input, context.actor), context)
  }

  @Mutation(() => AppealType, {
    description:
      'Answers the offer of the first contact (P4.1, M3.3). Refuses: CONTACT_NOT_OFFERED, NOT_PERMITTED.',
  })
  async answerContactOffer(
    @Arg('input', () => AnswerContactOfferArguments) input: AnswerContactOfferArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    const said = { ...input, reason: input.reason ?? null }
    return changed(await answerContactOffer(context.app.store, said, context.actor), context)
  }
}
