import { appealActions, type AppealAction } from '@shouwen/vocabulary/appeals'
import { graphEnum } from '@shouwen/subgraph/enum'
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { allowedActions } from '../use-cases/allowed-actions'
import { AppealType } from './appeal-type'
import type { IntakeContext } from './context'
import { refusalSeen } from './refusal-seen'

@ObjectType('AllowedAction', { description: 'Whether you may do something with an appeal now, and why not.' })
export class AllowedActionType {
  @Field(() => graphEnum(appealActions), { description: 'What.' })
  action!: AppealAction

  @Field(() => Boolean, { description: 'Whether its mutation would let you, given an input that fits.' })
  allowed!: boolean

  @Field(() => String, { nullable: true, description: 'The code of its refusal; null where it is allowed.' })
  refusal!: string | null

  @Field(() => String, { nullable: true, description: 'Why not, in Chinese.' })
  reasonZh!: string | null

  @Field(() => String, { nullable: true, description: 'Why not, in English.' })
  reasonEn!: string | null

  @Field(() => String, { description: 'The clause that refuses it, or else the one that it is done under.' })
  clause!: string
}

@Resolver(() => AppealType)
export class AllowedActions {
  @FieldResolver(() => [AllowedActionType], {
    description:
      'What people do with an appeal, and whether you may now: by the rules of the mutations themselves.',
  })
  async allowedActions(
    @Root() { id }: AppealType,
    @Ctx() context: IntakeContext,
  ): Promise<AllowedActionType[]> {
    const { actor, app, groupId } = context
    const { store } = app
    const verdicts = await context.batchedList('allowedActions', id, (ids) =>
      store.read(groupId, (manager) => allowedActions(manager, actor, ids, store.clock.now())),
    )
    return verdicts.map(({ action, refusal, clause }) => ({
      action,
      allowed: refusal === null,
      ...refusalSeen(refusal),
      clause,
    }))
  }
}
