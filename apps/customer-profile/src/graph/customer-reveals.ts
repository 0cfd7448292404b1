import { holdsPost } from '@shouwen/access/permission'
import { revealReasons, type RevealReason } from '@shouwen/vocabulary/privacy'
import { connectionOf, decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { groupedBy } from '@shouwen/subgraph/context'
import { graphEnum } from '@shouwen/subgraph/enum'
import { revealsOf } from '@shouwen/transactions/reveals'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql'
import { permissions } from '../use-cases/permissions'
import { revealCustomer } from '../use-cases/reveal-customer'
import type { CustomerProfileContext } from './context'
import { placesOfCustomer } from './customer-fields'
import { CustomerType } from './customer-type'
import { RevealCustomerArguments } from './inputs'
import { StaffReference } from './references'

@ObjectType('RevealedCustomer', { description: 'A customer in clear, for a while (P5.6.3.3).' })
export class RevealedCustomerType {
  @Field(() => ID, { description: 'The reveal, as it stands in the list of reveals.' })
  revealId!: string

  @Field(() => ID, { description: 'Whose name and telephone these are.' })
  customerId!: string

  @Field(() => String, { description: 'As registered.' })
  name!: string

  @Field(() => String, { description: 'E.164.' })
  telephone!: string

  @Field(() => GraphQLDateTimeISO, {
    description:
      '15 minutes after the reveal: let go of the data by then; a repeat of the key gets no answer any more.',
  })
  expiresAt!: Date
}

@ObjectType('CustomerReveal', {
  description: 'Somebody who sees customers masked had this one revealed (P5.6.3.3).',
})
export class CustomerRevealType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => StaffReference, { description: 'Who.' })
  revealedBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  revealedAt!: Date

  @Field(() => graphEnum(revealReasons), { description: 'Why.' })
  reason!: RevealReason

  @Field(() => String, { nullable: true, description: 'In their own words, at most 500 characters.' })
  note!: string | null
}

const CustomerRevealConnection = connectionOf(CustomerRevealType, 'CustomerReveal')

@Resolver(() => CustomerType)
export class CustomerReveals {
  @Mutation(() => RevealedCustomerType, {
    description:
      'Shows a customer of your places in clear, for posts that see them masked; logged, with the reason (P5.6.3.3). ' +
      'Refuses: NOT_PERMITTED, NOT_FOUND, TEXT_TOO_LONG, REVEAL_LIMIT_REACHED (30 an hour), REVEAL_EXPIRED.',
  })
  revealCustomer(
    @Arg('input', () => RevealCustomerArguments) input: RevealCustomerArguments,
    @Ctx() { actor, app }: CustomerProfileContext,
  ): Promise<RevealedCustomerType> {
    return revealCustomer(app.store, { ...input, note: input.note ?? null }, actor)
  }

  @FieldResolver(() => CustomerRevealConnection, {
    nullable: true,
    description:
      'Who had this customer revealed, newest first (P5.6.3.3); null but for the office director and the management ' +
      'department of a place where the customer is known.',
  })
  async reveals(
    @Root() { id }: CustomerType,
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: CustomerProfileContext,
  ): Promise<Page<CustomerRevealType> | null> {
    const { actor, app, groupId } = context
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after) : null
    const places = await placesOfCustomer(id, context)
    if (!places.some((path) => holdsPost(actor, permissions['Customer.reveals'], path))) return null
    const rows = await context.batchedList(`reveals ${size} ${after ?? ''}`, id, (ids) =>
      app.store.read(groupId, async (manager) =>
        groupedBy(await revealsOf(manager, ids, size, cursor), ({ subjectId }) => subjectId),
      ),
    )
    const reveals = rows.map((row) => ({ ...row, revealedBy: { id: row.revealedBy } }))
    return toPage(reveals, size, ({ revealedAt, id: revealId }) => ({ at: revealedAt, id: revealId }))
  }
}
