import { appealKinds, appealStatuses, type AppealKind, type AppealStatus } from '@shouwen/vocabulary/appeals'
import { connectionOf, decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { graphEnum } from '@shouwen/subgraph/enum'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql'
import { appealsById, listAppeals } from '../store/appeal-queries'
import { permissions } from '../use-cases/permissions'
import { AppealType } from './appeal-type'
import type { IntakeContext } from './context'

const AppealConnection = connectionOf(AppealType, 'Appeal')

/** The appeal of a key, from one batch per request; null for what the actor may not see. */
export function loadAppeal(id: string, context: IntakeContext): Promise<AppealType | null> {
  const { actor, app, groupId } = context
  return context.batched('appeal', id, (ids) =>
    app.store.read(groupId, (manager) =>
      appealsById(manager, { actor, permission: permissions.Appeal }, ids),
    ),
  )
}

@Resolver()
export class AppealQueries {
  @Query(() => AppealType, {
    nullable: true,
    description: 'One appeal; null when there is none, or none that you may see.',
  })
  appeal(@Arg('id', () => ID) id: string, @Ctx() context: IntakeContext): Promise<AppealType | null> {
    return loadAppeal(id, context)
  }

  @Query(() => AppealConnection, { description: 'The appeals that you may see, newest first.' })
  async appeals(
    @Arg('projectId', () => ID, { nullable: true }) projectId: string | null,
    @Arg('status', () => graphEnum(appealStatuses), { nullable: true }) status: AppealStatus | null,
    @Arg('kind', () => graphEnum(appealKinds), { nullable: true }) kind: AppealKind | null,
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: IntakeContext,
  ): Promise<Page<AppealType>> {
    return this.page(context, { projectId, status, kind }, first, after)
  }

  @Query(() => AppealConnection, {
    description: 'The appeals that you are first contact of, until they are archived (P4.1), newest first.',
  })
  async mineToAnswerFor(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: IntakeContext,
  ): Promise<Page<AppealType>> {
    return this.page(context, { firstContactId: context.actor.personId }, first, after)
  }

  @Query(() => AppealConnection, {
    description:
      'The open appeals whose customer had heard nothing of them when a day ended, and has heard nothing since (P5.2.3, ' +
      'M4.7.2), newest first.',
  })
  async feedbackOwed(
    @Arg('projectId', () => ID, { nullable: true }) projectId: string | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: IntakeContext,
  ): Promise<Page<AppealType>> {
    return this.page(context, { projectId, feedbackOwed: true }, first, after)
  }

  @Query(() => AppealConnection, {
    description:
      'The open appeals that are to be followed up by an instant, newest first (M3.2); what was missed is among them.',
  })
  async followUpsDue(
    @Arg('projectId', () => ID, { nullable: true }) projectId: string | null,
    @Arg('by', () => GraphQLDateTimeISO, { nullable: true, description: 'Now, unless told.' })
    by: Date | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: IntakeContext,
  ): Promise<Page<AppealType>> {
    const followUpBy = by ?? context.app.store.clock.now()
    return this.page(context, { projectId, followUpBy }, first, after)
  }

  @Query(() => AppealConnection, {
    description:
      'The appeals whose first contact is offered to you and waits for your answer (P4.1), newest first.',
  })
  async contactOffersToMe(
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: IntakeContext,
  ): Promise<Page<AppealType>> {
    return this.page(context, { offeredTo: context.actor.personId }, first, after)
  }

  private async page(
    { actor, app, groupId }: IntakeContext,
    filter: Parameters<typeof listAppeals>[2],
    first: number | null,
    after: string | null,
  ): Promise<Page<AppealType>> {
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after) : null
    const rows = await app.store.read(groupId, (manager) =>
      listAppeals(manager, { actor, permission: permissions.Appeal }, filter, size, cursor),
    )
    return toPage(rows, size, ({ receivedAt, id }) => ({ at: receivedAt, id }))
  }
}
