import { connectionOf, decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql'
import { clocksDueNext } from '../store/clock-queries'
import { permissions } from '../use-cases/permissions'
import { ClockType } from './clock-type'
import type { SlaContext } from './context'

const ClockConnection = connectionOf(ClockType, 'Clock')

@Resolver()
export class ClockQueries {
  @Query(() => ClockConnection, {
    description:
      'The running clocks that you may see, due soonest first; breached ones stand at the top until the work is done. ' +
      'Refuses: INPUT_INVALID, CURSOR_INVALID.',
  })
  async dueNext(
    @Arg('projectId', () => ID, { nullable: true, description: 'Of one project only.' })
    projectId: string | null,
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
      clocksDueNext(manager, reader, projectId ?? null, size, cursor),
    )
    return toPage(rows, size, ({ dueAt, id }) => ({ at: dueAt, id }))
  }
}
