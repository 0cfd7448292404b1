import { wordsFor } from '@shouwen/vocabulary/fact-words'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { trailsOf } from '../store/trail-queries'
import type { AnalyticsContext } from './context'
import { AppealType, TrailEntryType } from './trail-types'

@Resolver(() => AppealType)
export class AppealTrail {
  @FieldResolver(() => [TrailEntryType], {
    description:
      'Everything that any service did with the appeal, oldest first; empty where you may not see it (P4.2, C0.2).',
  })
  async trail(@Root() { id }: AppealType, @Ctx() context: AnalyticsContext): Promise<TrailEntryType[]> {
    const { actor, app, groupId } = context
    const rows = await context.batchedList('trail', id, (ids) =>
      app.store.read(groupId, (manager) => trailsOf(manager, actor, ids)),
    )
    return rows.map((row) => {
      const { zh, en } = wordsFor(row.type)
      return {
        id: row.eventId,
        at: row.occurredAt,
        what: row.type,
        whatZh: zh,
        whatEn: en,
        actorKind: row.actorKind,
        actorId: row.actorId,
        actor: row.actorKind === 'staff' ? { id: row.actorId } : null,
        clauses: row.clauses,
        packId: row.packId,
        packVersion: row.packVersion,
        service: row.service,
      }
    })
  }
}
