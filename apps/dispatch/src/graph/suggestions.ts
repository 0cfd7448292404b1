import { holdsPost } from '@shouwen/access/permission'
import { graphEnum } from '@shouwen/subgraph/enum'
import { appealKinds, type AppealKind } from '@shouwen/vocabulary/appeals'
import { Arg, Ctx, Field, Float, ID, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { suggest, SUGGESTIONS } from '../domain/suggestion'
import { contextsOf } from '../domain/routing'
import { buildingOf, pathOf, routingsLike } from '../store/routing-queries'
import { permissions } from '../use-cases/permissions'
import type { DispatchContext } from './context'
import { loadDepartment } from './load'
import { DepartmentType } from './organisation-types'

@ObjectType('SuggestionGround', {
  description: 'In so many of the cases of a context a department did the work.',
})
export class SuggestionGroundType {
  @Field(() => String, {
    description: 'The context: `project`, or codes of it, such as `category:power building:3`.',
  })
  context!: string

  @Field(() => Int, { description: 'Orders that the department did there.' })
  times!: number

  @Field(() => Int, { description: 'Orders that were done there by anybody.' })
  of!: number
}

@ObjectType('DepartmentSuggestion', {
  description:
    'A department that the past suggests for a matter (P5.2.1, M4.4). Advice: the rule of the procedure hands over.',
})
export class DepartmentSuggestionType {
  @Field(() => DepartmentType, { description: 'Which.' })
  department!: DepartmentType

  @Field(() => Float, { description: 'Its share, 0 to 1.' })
  share!: number

  @Field(() => [SuggestionGroundType], {
    description: 'Why: the counts behind it, the most particular context first.',
  })
  because!: readonly SuggestionGroundType[]
}

@Resolver()
export class Suggestions {
  @Query(() => [DepartmentSuggestionType], {
    description:
      `The departments that did such matters at a project most, likeliest first, at most ${SUGGESTIONS}; learned from every ` +
      'order that is done (P5.2.1, M4.4). Empty where nothing was done yet, or for whom it is not.',
  })
  async suggestDepartment(
    @Arg('projectId', () => ID) projectId: string,
    @Arg('kind', () => graphEnum(appealKinds)) kind: AppealKind,
    @Arg('category', () => String) category: string,
    @Arg('unitId', () => ID, { nullable: true, description: 'The unit concerned, if any.' })
    unitId: string | null,
    @Ctx() context: DispatchContext,
  ): Promise<DepartmentSuggestionType[]> {
    const { actor, app, groupId } = context
    const suggestions = await app.store.read(groupId, async (manager) => {
      const path = await pathOf(manager, projectId)
      if (path === null || !holdsPost(actor, permissions['Query.suggestDepartment'], path)) return []
      const building = unitId ? await buildingOf(manager, projectId, unitId) : null
      const matter = { kind, category, building }
      return suggest(contextsOf(matter), await routingsLike(manager, projectId, matter))
    })
    const departments = await Promise.all(suggestions.map(({ choice }) => loadDepartment(choice, context)))
    return suggestions.flatMap(({ share, because }, at) => {
      const department = departments[at]
      return department ? [{ department, share, because }] : []
    })
  }
}
