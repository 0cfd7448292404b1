import { graphEnum } from '@shouwen/subgraph/enum'
import { drawFlow } from '@shouwen/procedure/draw-flow'
import { flowOf } from '@shouwen/procedure/flow'
import { appealKinds, type AppealKind } from '@shouwen/vocabulary/appeals'
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { appealsById } from '../store/appeal-queries'
import { procedureOf } from '../store/procedure-queries'
import { permissions } from '../use-cases/permissions'
import { standsInFlow } from '../use-cases/stands-in-flow'
import type { IntakeContext } from './context'

/** P6.0: the flow chart of the procedure, drawn from the pack. */
@Resolver()
export class Flowcharts {
  @Query(() => String, {
    description:
      'How appeals of a kind are handled at a project now, as an SVG picture drawn from its procedure: every station with its ' +
      'posts, time limits and clause (P6.0). Refuses: NOT_YET_KNOWN, NOT_PERMITTED.',
  })
  async procedureFlowchart(
    @Arg('projectId', () => ID) projectId: string,
    @Arg('kind', () => graphEnum(appealKinds)) kind: AppealKind,
    @Ctx() { app, actor, groupId }: IntakeContext,
  ): Promise<string> {
    const { store } = app
    const reader = { actor, permission: permissions['Query.procedureFlowchart'] }
    const pack = await store.read(groupId, (manager) =>
      procedureOf(manager, reader, projectId, store.clock.now()),
    )
    return drawFlow(flowOf(pack, kind))
  }

  @Query(() => String, {
    nullable: true,
    description:
      'The flow of the procedure that an appeal was promised under, with its own playbooks, as an SVG picture that shows where it ' +
      'stands (P6.0); null for history, and for what you may not see.',
  })
  appealFlowchart(
    @Arg('appealId', () => ID) appealId: string,
    @Ctx() { app, actor, groupId }: IntakeContext,
  ): Promise<string | null> {
    const reader = { actor, permission: permissions['Query.appealFlowchart'] }
    return app.store.read(groupId, async (manager) => {
      const appeal = (await appealsById(manager, reader, [appealId])).get(appealId)
      return appeal === undefined ? null : standsInFlow(manager, appeal)
    })
  }
}
