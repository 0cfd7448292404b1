import { showsClear, type PersonalField } from '@shouwen/access/masking'
import { requireMayAsk } from '@shouwen/access/permission'
import { connectionOf, decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { maskedName, maskedTelephone } from '@shouwen/vocabulary/telephone'
import { Arg, Ctx, Directive, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { placesOf, unitsOf } from '../store/customer-queries'
import { historiesOf } from '../store/history-queries'
import { permissions } from '../use-cases/permissions'
import type { CustomerProfileContext } from './context'
import { CustomerType, ServiceHistoryEntryType } from './customer-type'
import { UnitReference } from './references'
import { sightOf } from './sight'

const ServiceHistoryConnection = connectionOf(ServiceHistoryEntryType, 'ServiceHistory')

/** The places where a customer is known, from one batch per request. */
export function placesOfCustomer(id: string, context: CustomerProfileContext): Promise<string[]> {
  const { app, groupId } = context
  return context.batchedList('places', id, (ids) =>
    app.store.read(groupId, (manager) => placesOf(manager, ids)),
  )
}

/** Whether the actor sees this of a customer in clear: by their posts at the places where the customer is known. */
async function inClear(
  field: PersonalField,
  { id }: CustomerType,
  context: CustomerProfileContext,
): Promise<boolean> {
  const { actor } = context
  const paths = actor.kind === 'staff' ? await placesOfCustomer(id, context) : []
  return showsClear(actor, { person: 'customer', paths, customerId: id }, field)
}

@Resolver(() => CustomerType)
export class CustomerFields {
  @FieldResolver(() => String, {
    description: 'As registered; masked `张**` but for themselves and the posts that need it.',
  })
  async name(@Root() customer: CustomerType, @Ctx() context: CustomerProfileContext): Promise<string> {
    return (await inClear('name', customer, context)) ? customer.name : maskedName(customer.name)
  }

  @FieldResolver(() => String, {
    description: 'E.164; masked `138****8000` but for themselves and who must call them (P4.1, P5.5.4).',
  })
  async telephone(@Root() customer: CustomerType, @Ctx() context: CustomerProfileContext): Promise<string> {
    return (await inClear('telephone', customer, context))
      ? customer.telephone
      : maskedTelephone(customer.telephone)
  }

  @Directive('@inaccessible')
  @FieldResolver(() => String, {
    description: 'E.164, for the notices that intake sends (ADR 0006, ADR 0022). Not in the public schema.',
  })
  telephoneForNotices(@Root() { telephone }: CustomerType, @Ctx() { actor }: CustomerProfileContext): string {
    requireMayAsk(actor, permissions['Customer.telephoneForNotices'])
    return telephone
  }

  @FieldResolver(() => [UnitReference], {
    description:
      'The units they belong to, the longest known first: for staff those of their own places. None for those to ' +
      'whom addresses are masked.',
  })
  async units(
    @Root() customer: CustomerType,
    @Ctx() context: CustomerProfileContext,
  ): Promise<UnitReference[]> {
    const { actor, app, groupId } = context
    if (!(await inClear('address', customer, context))) return []
    const rows = await context.batchedList('units', customer.id, (ids) =>
      app.store.read(groupId, (manager) => unitsOf(manager, sightOf(actor), ids)),
    )
    return rows.map(({ unitId }) => ({ id: unitId }))
  }

  @FieldResolver(() => ServiceHistoryConnection, {
    description: 'Their appeals, newest first (C1.service): for staff those of their own places.',
  })
  async serviceHistory(
    @Root() { id }: CustomerType,
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: CustomerProfileContext,
  ): Promise<Page<ServiceHistoryEntryType>> {
    const { actor, app, groupId } = context
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after) : null
    const rows = await context.batchedList(`serviceHistory ${size} ${after ?? ''}`, id, (ids) =>
      app.store.read(groupId, (manager) => historiesOf(manager, sightOf(actor), ids, size, cursor)),
    )
    const entries = rows.map(({ appealId, ...row }) => ({ ...row, appeal: { id: appealId } }))
    return toPage(entries, size, ({ registeredAt, appeal }) => ({ at: registeredAt, id: appeal.id }))
  }
}
