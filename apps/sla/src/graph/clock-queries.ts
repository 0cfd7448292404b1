import { connectionOf, decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { graphEnum } from '@shouwen/subgraph/enum'
import { dueNextScopes, type DueNextScope } from '@shouwen/vocabulary/compliance'
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql'
import { clocksDueNext } from '../store/clock-queries'
import { permissions } from '../use-cases/permissions'
import { ClockType } from './clock-type'
import type { SlaContext } from './context'

export const ClockConnection = connectionOf(ClockType, 'Clock')

@Resolver()
export class ClockQueries {
  @Query(() => ClockConnection, {
    description:
      'The running clocks that you may see, what has least left first; breached ones stand at the top until the work is done (P4.1). ' +
      'Refuses: INPUT_INVALID, CURSOR_INVALID.',
  })
  async dueNext(
    @Arg('projectId', () => ID, { nullable: true, description: 'Of one project only.' })
    projectId: string | null,
    @Arg('of', () => graphEnum(dueNextScopes), {
      nullable: true,
      description: 'Yours, those of your office, or all; all unless given. What a customer sees is theirs.',
    })
    of: DueNextScope | null | undefined,
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: '`endCursor` of the page before.' })
    after: string | null,
    @Ctx() { actor, app, groupId }: SlaContext,
  ): Promise<Page<ClockType>> {
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after) : null
    const reader = { actor, permission: permissions['Query.dueNext'] }
    const rows = await app.store.read(groupId, (manager) =>
      clocksDueNext(manager, reader, { of: of ?? 'all', projectId: projectId ?? null }, size, cursor),
    )
    return toPage(rows, size, ({ dueAt, id }) => ({ at: dueAt, id }))
  }
}
