import { GraphQLJSON } from 'graphql-scalars'
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { procedureOf } from '../store/procedure-queries'
import { permissions } from '../use-cases/permissions'
import type { IntakeContext } from './context'

@Resolver()
export class ProcedureQueries {
  @Query(() => GraphQLJSON, {
    description:
      'The procedure pack that a project follows now: kinds, categories, clocks, revisits, samplings, each with its ' +
      'clause (C0.1). Refuses: NOT_YET_KNOWN, NOT_PERMITTED.',
  })
  procedurePack(
    @Arg('projectId', () => ID) projectId: string,
    @Ctx() { app, actor, groupId }: IntakeContext,
  ): Promise<object> {
    const { store } = app
    return store.read(groupId, (manager) =>
      procedureOf(
        manager,
        { actor, permission: permissions['Query.procedurePack'] },
        projectId,
        store.clock.now(),
      ),
    )
  }
}
