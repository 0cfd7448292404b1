import { scopesFor } from '@shouwen/access/scope'
import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql'
import { accountOfSubject } from '../store/account-queries'
import { groupById, peopleById, visibleProjects } from '../store/organisation-queries'
import { permissions } from '../use-cases/permissions'
import { AccountType, MeType } from './account-types'
import type { DispatchContext } from './context'
import { ProjectType } from './organisation-types'

@Resolver()
export class OrganisationQueries {
  @Query(() => MeType, { description: 'Who is signed in, with their posts (P4.1–P4.4, M2).' })
  async me(@Ctx() { actor, app }: DispatchContext): Promise<MeType> {
    const { personId, kind, groupId, grants, customerId } = actor
    const known = kind === 'staff' || kind === 'partner' || kind === 'machine'
    const [group, name] =
      groupId === null
        ? [null, null]
        : await app.store.read(groupId, async (manager) => {
            const own = await groupById(manager, groupId)
            const person = known ? (await peopleById(manager, [personId])).get(personId) : undefined
            return [own, person?.name ?? null]
          })
    return { id: personId, kind, name, group, posts: [...grants], customerId }
  }

  @Query(() => [ProjectType], {
    description:
      'The projects that you may see, by their paths: those of your posts, or of your own appeals.',
  })
  projects(@Ctx() { actor, app, groupId }: DispatchContext): Promise<ProjectType[]> {
    return app.store.read(groupId, (manager) =>
      visibleProjects(manager, actor, scopesFor(actor, permissions['Query.projects'])),
    )
  }

  @Query(() => ProjectType, {
    nullable: true,
    description: 'One project; null when there is none, or none that you may see.',
  })
  async project(
    @Arg('id', () => ID) id: string,
    @Ctx() { actor, app, groupId }: DispatchContext,
  ): Promise<ProjectType | null> {
    const scopes = scopesFor(actor, permissions['Query.projects'])
    const [found] = await app.store.read(groupId, (manager) => visibleProjects(manager, actor, scopes, [id]))
    return found ?? null
  }

  @Directive('@inaccessible')
  @Query(() => AccountType, {
    nullable: true,
    description: 'Whose account a subject of the token issuer is. For the gateway; not in the public schema.',
  })
  async accountOf(
    @Arg('subject', () => String) subject: string,
    @Ctx() { app }: DispatchContext,
  ): Promise<AccountType | null> {
    const person = await accountOfSubject(app.store, subject)
    if (person === null) return null
    const { id, kind, groupId, posts, departmentIds } = person
    return { personId: id, kind, groupId, grants: posts, departmentIds }
  }
}
