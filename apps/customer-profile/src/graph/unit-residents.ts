import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { residentsOf } from '../store/customer-queries'
import type { CustomerProfileContext } from './context'
import { CustomerType } from './customer-type'
import { UnitReference } from './references'
import { sightOf } from './sight'

/** Dispatch's unit, with who belongs to it: whom to tell of somebody there (P5.6.6.5). */
@Resolver(() => UnitReference)
export class UnitResidents {
  @FieldResolver(() => [CustomerType], {
    description:
      'The customers who belong to it, whom you may see, the longest known first, at most 20: the household, whose telephones ' +
      'are at hand in an emergency (P5.6.6.5).',
  })
  residents(@Root() { id }: UnitReference, @Ctx() context: CustomerProfileContext): Promise<CustomerType[]> {
    const { actor, app, groupId } = context
    return context.batchedList('residents', id, (ids) =>
      app.store.read(groupId, (manager) => residentsOf(manager, sightOf(actor), ids)),
    )
  }
}
