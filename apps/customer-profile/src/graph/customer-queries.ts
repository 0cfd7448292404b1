import { connectionOf, decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { Arg, Ctx, Directive, ID, Int, Query, Resolver } from 'type-graphql'
import { readSearch } from '../domain/search'
import { accountOf } from '../store/account-queries'
import { customersById, listCustomers } from '../store/customer-queries'
import type { CustomerProfileContext } from './context'
import { CustomerAccountType, CustomerType } from './customer-type'
import { sightOf } from './sight'

const CustomerConnection = connectionOf(CustomerType, 'Customer')

/** The customer of a key, from one batch per request; null for whom the actor may not see. */
export function loadCustomer(id: string, context: CustomerProfileContext): Promise<CustomerType | null> {
  const { actor, app, groupId } = context
  return context.batched('customer', id, (ids) =>
    app.store.read(groupId, (manager) => customersById(manager, sightOf(actor), ids)),
  )
}

@Resolver()
export class CustomerQueries {
  @Query(() => CustomerType, {
    nullable: true,
    description: 'One customer; null when there is none, or none that you may see.',
  })
  customer(
    @Arg('id', () => ID) id: string,
    @Ctx() context: CustomerProfileContext,
  ): Promise<CustomerType | null> {
    return loadCustomer(id, context)
  }

  @Query(() => CustomerConnection, {
    description:
      'The customers of your places, newest first; for staff (C0.2). Refuses: NOT_PERMITTED, TELEPHONE_INVALID, ' +
      'CURSOR_INVALID.',
  })
  async customers(
    @Arg('search', () => String, {
      nullable: true,
      description: 'The beginning of a name, or a whole telephone; everybody unless given.',
    })
    search: string | null,
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { actor, app, groupId }: CustomerProfileContext,
  ): Promise<Page<CustomerType>> {
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after) : null
    const asked = readSearch(search)
    const rows = await app.store.read(groupId, (manager) =>
      listCustomers(manager, sightOf(actor), asked, size, cursor),
    )
    return toPage(rows, size, ({ registeredAt, id }) => ({ at: registeredAt, id }))
  }

  @Directive('@inaccessible')
  @Query(() => CustomerAccountType, {
    nullable: true,
    description: 'Who signs in with a subject, for the gateway. Not in the public schema.',
  })
  accountOfCustomer(
    @Arg('subject', () => String) subject: string,
    @Ctx() { app }: CustomerProfileContext,
  ): Promise<CustomerAccountType | null> {
    return app.store.asJob(({ manager }) => accountOf(manager, subject))
  }
}
