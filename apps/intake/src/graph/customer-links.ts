import { holdsPost } from '@shouwen/access/permission'
import { IsUUID, Length } from 'class-validator'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { linkLimits, type CustomerLink } from '../domain/customer-link'
import { customerLinkById, customerLinksOf, LINKS_SHOWN } from '../store/customer-link-queries'
import { linkForCustomer, revokeCustomerLink } from '../use-cases/link-for-customer'
import { openLink } from '../use-cases/open-link'
import { permissions } from '../use-cases/permissions'
import { AppealType } from './appeal-type'
import type { IntakeContext } from './context'
import { StaffReference } from './references'

const { leastDays, mostDays, inForce } = linkLimits

@ObjectType('CustomerLink', {
  description: 'A link by which the customer of an appeal sees it without an account (C0.3).',
})
export class CustomerLinkType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => StaffReference, { description: 'Who made it.' })
  madeBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  madeAt!: Date

  @Field(() => GraphQLDateTimeISO, { description: 'From when on it opens nothing.' })
  endsAt!: Date

  @Field(() => StaffReference, { nullable: true, description: 'Who revoked it; null where nobody did.' })
  revokedBy!: StaffReference | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was revoked.' })
  revokedAt!: Date | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was last opened; null before.' })
  openedAt!: Date | null

  @Field(() => Int, {
    description: 'How often it was opened; what is read within 15 minutes counts as once (P5.6.3.3).',
  })
  openings!: number
}

@ObjectType('MadeCustomerLink', { description: 'A link and its token (C0.3).' })
export class MadeCustomerLinkType {
  @Field(() => CustomerLinkType, { description: 'The link.' })
  link!: CustomerLinkType

  @Field(() => String, {
    description:
      'Signed; for the customer alone. As a bearer token at `/graphql` it shows this one appeal, by `appeal(id:)`, as its ' +
      'customer sees it, and nothing else. `/appeal#` with the token behind it is the page that shows it (ADR 0021).',
  })
  token!: string
}

@Directive('@inaccessible')
@ObjectType('LinkAccount', { description: 'What the gateway signs into the holder of a link.' })
export class LinkAccountType {
  @Field(() => ID, { description: 'The link.' })
  linkId!: string

  @Field(() => ID, { description: 'The group.' })
  groupId!: string

  @Field(() => ID, { description: 'The appeal.' })
  appealId!: string
}

@InputType('LinkForCustomerInput', { description: 'A link to an appeal, for its customer (C0.3).' })
export class LinkForCustomerArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat answers with the same token.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which appeal.' })
  @IsUUID()
  appealId!: string

  @Field(() => Int, {
    defaultValue: 7,
    description: `Days of 24 hours that it lives, ${leastDays} to ${mostDays}.`,
  })
  days!: number
}

@InputType('RevokeCustomerLinkInput', { description: 'A link that is to open nothing any more (C0.3).' })
export class RevokeCustomerLinkArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which link.' })
  @IsUUID()
  linkId!: string
}

/** C0.3: the customer sees what staff see of their own appeal. */
@Resolver(() => AppealType)
export class CustomerLinks {
  @FieldResolver(() => [CustomerLinkType], {
    description: `The links that were made for its customer, newest first, at most ${LINKS_SHOWN} (C0.3). For staff who may make them.`,
  })
  async customerLinks(
    @Root() appeal: AppealType,
    @Ctx() context: IntakeContext,
  ): Promise<CustomerLinkType[]> {
    const { actor, app, groupId } = context
    if (!holdsPost(actor, permissions['Mutation.linkForCustomer'], appeal.projectPath)) return []
    const rows = await context.batchedList('customerLinks', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => customerLinksOf(manager, ids)),
    )
    return rows.map(linkSeen)
  }

  @Mutation(() => MadeCustomerLinkType, {
    description:
      'Makes a link by which the customer sees their appeal without an account (C0.3): state, promised time, what they were ' +
      `told, who has it in hand. At most ${inForce} of one appeal are in force at once. ` +
      'Refuses: NOT_FOUND, NOT_PERMITTED, INPUT_INVALID, LINKS_EXHAUSTED.',
  })
  async linkForCustomer(
    @Arg('input', () => LinkForCustomerArguments) input: LinkForCustomerArguments,
    @Ctx() context: IntakeContext,
  ): Promise<MadeCustomerLinkType> {
    const { app, actor } = context
    const { linkId } = await linkForCustomer(app.store, input, actor)
    const link = await readLink(linkId, context)
    return { link: linkSeen(link), token: await app.links.sign({ ...link, linkId }) }
  }

  @Mutation(() => CustomerLinkType, {
    description:
      'Revokes a link (C0.3). Refuses: NOT_FOUND, NOT_PERMITTED, LINK_NOT_VALID for one that has ended.',
  })
  async revokeCustomerLink(
    @Arg('input', () => RevokeCustomerLinkArguments) input: RevokeCustomerLinkArguments,
    @Ctx() context: IntakeContext,
  ): Promise<CustomerLinkType> {
    const { linkId } = await revokeCustomerLink(context.app.store, input, context.actor)
    return linkSeen(await readLink(linkId, context))
  }

  @Directive('@inaccessible')
  @Query(() => LinkAccountType, {
    description:
      'Which appeal a link shows, for the gateway. Not in the public schema. Refuses: LINK_NOT_VALID (C0.3).',
  })
  accountOfLink(
    @Arg('token', () => String) token: string,
    @Ctx() { app }: IntakeContext,
  ): Promise<LinkAccountType> {
    return openLink(app, token)
  }
}

async function readLink(linkId: string, { app, groupId }: IntakeContext): Promise<CustomerLink> {
  const link = await app.store.read(groupId, (manager) => customerLinkById(manager, linkId))
  if (link === null) throw new Error(`the link ${linkId} is gone`)
  return link
}

function linkSeen({ madeBy, revokedBy, ...link }: CustomerLink): CustomerLinkType {
  return { ...link, madeBy: { id: madeBy }, revokedBy: revokedBy === null ? null : { id: revokedBy } }
}
