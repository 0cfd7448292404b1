import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql'
import { eldersOfAppeals } from '../store/elder-queries'
import type { ElderlyCareContext } from './context'
import { ElderType } from './elder-type'
import { sightOf } from './sight'

/** Intake's appeal, with what this service knows of it. */
@Directive('@key(fields: "id")')
@ObjectType('Appeal')
export class AppealExtension {
  @Field(() => ID, { description: "The appeal's id in intake." })
  id!: string
}

@Resolver(() => AppealExtension)
export class AppealElders {
  @FieldResolver(() => [ElderType], {
    description: 'Empty-nest elders who live in the unit that the appeal is about (P5.6.7).',
  })
  elders(@Root() { id }: AppealExtension, @Ctx() context: ElderlyCareContext): Promise<ElderType[]> {
    const { actor, app, groupId } = context
    return context.batchedList('eldersOfAppeal', id, (ids) =>
      app.store.read(groupId, (manager) => eldersOfAppeals(manager, sightOf(actor), ids)),
    )
  }
}
