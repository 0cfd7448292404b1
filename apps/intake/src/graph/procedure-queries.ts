import { conductValues } from '@shouwen/procedure/conduct'
import { GraphQLJSON } from 'graphql-scalars'
import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql'
import { procedureOf } from '../store/procedure-queries'
import { permissions } from '../use-cases/permissions'
import type { IntakeContext } from './context'

@ObjectType('ConductValue', { description: 'A value that receivers follow, such as 礼貌 polite (P5.6.2.1).' })
export class ConductValueType {
  @Field(() => String, { description: 'Its code in the procedure, `polite`.' })
  code!: string

  @Field(() => String, { description: 'In Chinese.' })
  zh!: string

  @Field(() => String, { description: 'In English.' })
  en!: string

  @Field(() => String, { description: 'The clause that names it.' })
  clause!: string
}

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

  @Query(() => [ConductValueType], {
    description:
      'The values that receivers at a project follow, to have before them while a complaint is registered (P5.6.2.1); none ' +
      'where its procedure names none. Refuses: NOT_YET_KNOWN, NOT_PERMITTED.',
  })
  async conductValues(
    @Arg('projectId', () => ID) projectId: string,
    @Ctx() { app, actor, groupId }: IntakeContext,
  ): Promise<ConductValueType[]> {
    const { store } = app
    const reader = { actor, permission: permissions['Query.conductValues'] }
    const pack = await store.read(groupId, (manager) =>
      procedureOf(manager, reader, projectId, store.clock.now()),
    )
    return conductValues(pack)
  }
}
