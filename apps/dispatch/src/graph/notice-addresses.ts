import { requireMayAsk } from '@shouwen/access/permission'
import { graphEnum } from '@shouwen/subgraph/enum'
import { roles, type Role } from '@shouwen/vocabulary/organisation'
import { Arg, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql'
import { telephonesOfPost } from '../store/notice-address-queries'
import { permissions } from '../use-cases/permissions'
import type { DispatchContext } from './context'
import { loadStaff } from './load'
import { ProjectType, StaffType } from './organisation-types'

/** The telephones of staff, for intake's notices alone: no screen and no event has them (ADR 0006, ADR 0022). */
@Resolver(() => StaffType)
export class StaffNoticeAddress {
  @Directive('@inaccessible')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'E.164, for notices; null for who has none, or has left. Not in the public schema.',
  })
  async telephoneForNotices(
    @Root() { id }: StaffType,
    @Ctx() context: DispatchContext,
  ): Promise<string | null> {
    requireMayAsk(context.actor, permissions['Staff.telephoneForNotices'])
    const person = await loadStaff(id, context)
    return person?.dismissedAt === null ? person.telephone : null
  }
}

/** The same of whoever holds a post at a project. */
@Resolver(() => ProjectType)
export class PostNoticeAddresses {
  @Directive('@inaccessible')
  @FieldResolver(() => [String], {
    description:
      'E.164, of those who hold a post there or stand in for them, at most 5, for notices. Not in the public schema.',
  })
  telephonesForNotices(
    @Root() { id }: ProjectType,
    @Arg('post', () => graphEnum(roles), { description: 'Which post.' }) post: Role,
    @Ctx() context: DispatchContext,
  ): Promise<string[]> {
    const { actor, app, groupId } = context
    requireMayAsk(actor, permissions['Project.telephonesForNotices'])
    return context.batchedList(`telephones ${post}`, id, (ids) =>
      app.store.read(groupId, (manager) => telephonesOfPost(manager, post, ids, app.store.clock.now())),
    )
  }
}
