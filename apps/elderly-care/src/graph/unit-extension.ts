import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { eldersOfUnits } from '../store/elder-queries'
import type { ElderlyCareContext } from './context'
import { ElderType } from './elder-type'
import { UnitReference } from './references'
import { sightOf } from './sight'

/** Dispatch's unit, with who of the list lives there: known by the unit itself, before any fact of an appeal has come. */
@Resolver(() => UnitReference)
export class UnitElders {
  @FieldResolver(() => [ElderType], {
    description:
      'Empty-nest elders who live here, whom you may see, the longest registered first, at most 20: whose relatives to call in ' +
      'an emergency (P5.6.6.5, P5.6.7.6).',
  })
  elders(@Root() { id }: UnitReference, @Ctx() context: ElderlyCareContext): Promise<ElderType[]> {
    const { actor, app, groupId } = context
    return context.batchedList('eldersOfUnit', id, (ids) =>
      app.store.read(groupId, (manager) => eldersOfUnits(manager, sightOf(actor), ids)),
    )
  }
}
