import { holdsPost } from '@shouwen/access/permission'
import { whoKeepsSecrets } from '@shouwen/access/secret-keepers'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { readsResult } from '../domain/confidence'
import { confidentialAmong } from '../store/confidence-queries'
import type { DispatchContext } from './context'
import { WorkOrderType } from './work-types'

/** P5.6.3.3: what was done for a confidential appeal is not for everybody who sees its order. */
@Resolver(() => WorkOrderType)
export class KeptResults {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What was done, at most 2,000 characters; null before, and where the appeal is confidential for all but its department, its ' +
      'first contact and who answers for the project (P5.6.3.3).',
  })
  async result(@Root() order: WorkOrderType, @Ctx() context: DispatchContext): Promise<string | null> {
    const { actor, app, groupId } = context
    if (order.result === null) return null
    const kept = await context.batched('confidential', order.appealId, (ids) =>
      app.store.read(groupId, (manager) => confidentialAmong(manager, ids)),
    )
    const answersForTheProject =
      kept !== null && actor.kind === 'staff' && holdsPost(actor, whoKeepsSecrets, kept.projectPath)
    return readsResult({ ...actor, answersForTheProject }, order, kept) ? order.result : null
  }
}
