import { authorize } from '@shouwen/access/permission'
import { GraphQLJSON } from 'graphql-scalars'
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { knownProject } from '../store/known'
import { packInForce } from '../store/packs'
import { readAppeals } from '../use-cases/permissions'
import type { IntakeContext } from './context'

@Resolver()
export class ProcedureQueries {
  @Query(() => GraphQLJSON, {
    description:
      'The procedure pack that a project follows now: kinds, categories, clocks, revisits, samplings, each with its clause (C0.1).',
  })
  procedurePack(
    @Arg('projectId', () => ID) projectId: string,
    @Ctx() { app, actor, groupId }: IntakeContext,
  ): Promise<object> {
    return app.store.read(groupId, async (manager) => {
      const project = await knownProject(manager, projectId)
      authorize(actor, readAppeals, project.path)
      return packInForce(manager, project.kind, app.store.clock.now())
    })
  }
}
