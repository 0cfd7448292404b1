import { connectionOf, decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { maskedName, maskedTelephone } from '@shouwen/vocabulary/telephone'
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { unitsOf } from '../store/customer-queries'
import { historiesOf } from '../store/history-queries'
import type { CustomerProfileContext } from './context'
import { CustomerType, ServiceHistoryEntryType } from './customer-type'
import { UnitReference } from './references'
import { sightOf } from './sight'

const ServiceHistoryConnection = connectionOf(ServiceHistoryEntryType, 'ServiceHistory')

function mayKnow({ id }: CustomerType, { actor }: CustomerProfileContext): boolean {
  return actor.kind === 'staff' || (actor.kind === 'customer' && actor.customerId === id)
}

@Resolver(() => CustomerType)
export class CustomerFields {
  @FieldResolver(() => String, { description: 'As registered; masked but for staff and themselves.' })
  name(@Root() customer: CustomerType, @Ctx() context: CustomerProfileContext): string {
    return mayKnow(customer, context) ? customer.name : maskedName(customer.name)
  }

  @FieldResolver(() => String, {
    description: 'E.164; masked `138****8000` but for staff and themselves.',
  })
  telephone(@Root() customer: CustomerType, @Ctx() context: CustomerProfileContext): string {
    return mayKnow(customer, context) ? customer.telephone : maskedTelephone(customer.telephone)
  }

  @FieldResolver(() => [UnitReference], {
    description: 'The units they belong to, the longest known first: for staff those of their own places.',
  })
  async units(
    @Root() { id }: CustomerType,
    @Ctx() context: CustomerProfileContext,
  ): Promise<UnitReference[]> {
    const { actor, app, groupId } = context
    const rows = await context.batchedList('units', id, (ids) =>
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
