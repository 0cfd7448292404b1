import { decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { IsUUID } from 'class-validator'
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { WorkOrder } from '../domain/work-order'
import { listOffered } from '../store/work-queries'
import { grabWorkOrder } from '../use-cases/grab-work-order'
import { changed } from './changed-order'
import type { DispatchContext } from './context'
import { KeyedArguments } from './keyed-arguments'
import { WorkOrderConnection, WorkOrderType } from './work-types'

@InputType('GrabWorkOrderInput', { description: 'An order that was offered 抢单.' })
export class GrabWorkOrderArguments extends KeyedArguments {
  @Field(() => ID, { description: 'Which order.' })
  @IsUUID()
  workOrderId!: string
}

/** P5.2.1, M4.4: orders that are offered to all who fit. */
@Resolver()
export class Offers {
  @Query(() => WorkOrderConnection, {
    description:
      'The orders that are offered to you and that nobody has taken 抢单 (P5.2.1, M4.4), oldest first. Take one with `grabWorkOrder`.',
  })
  async offeredToMe(
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' })
    after: string | null,
    @Ctx() { actor, app, groupId }: DispatchContext,
  ): Promise<Page<WorkOrder>> {
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after) : null
    if (actor.kind !== 'staff') return toPage([], size, ({ openedAt, id }) => ({ at: openedAt, id }))
    const rows = await app.store.read(groupId, (manager) =>
      listOffered(manager, actor.personId, size, cursor),
    )
    return toPage(rows, size, ({ openedAt, id }) => ({ at: openedAt, id }))
  }

  @Mutation(() => WorkOrderType, {
    description:
      'Takes an order that was offered to you and others 抢单 (P5.2.1, M4.4). Asks for no version: of two, the second is told who has it. ' +
      'Refuses: NOT_FOUND, NOT_PERMITTED, OFFER_NOT_YOURS, OFFER_TAKEN, TRANSITION_NOT_ALLOWED.',
  })
  async grabWorkOrder(
    @Arg('input', () => GrabWorkOrderArguments) input: GrabWorkOrderArguments,
    @Ctx() context: DispatchContext,
  ): Promise<WorkOrder> {
    return changed(await grabWorkOrder(context.app.store, input, context.actor), context)
  }
}
