import { connectionOf, decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql'
import { eldersById, listElders } from '../store/elder-queries'
import type { ElderlyCareContext } from './context'
import { ElderType } from './elder-type'
import { sightOf } from './sight'

const ElderConnection = connectionOf(ElderType, 'Elder')

/** The elder of a key, from one batch per request; null for whom the actor may not see. */
export function loadElder(id: string, context: ElderlyCareContext): Promise<ElderType | null> {
  const { actor, app, groupId } = context
  return context.batched('elder', id, (ids) =>
    app.store.read(groupId, (manager) => eldersById(manager, sightOf(actor), ids)),
  )
}

@Resolver()
export class ElderQueries {
  @Query(() => ElderConnection, {
    description: 'The separate list of empty-nest elders that you may see, newest first (P5.6.7.1).',
  })
  async elders(
    @Arg('projectId', () => ID, { nullable: true, description: 'Of one project; of all unless given.' })
    projectId: string | null | undefined,
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { actor, app, groupId }: ElderlyCareContext,
  ): Promise<Page<ElderType>> {
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after) : null
    const rows = await app.store.read(groupId, (manager) =>
      listElders(manager, sightOf(actor), projectId, size, cursor),
    )
    return toPage(rows, size, ({ registeredAt, id }) => ({ at: registeredAt, id }))
  }
}
