import { authorize } from '@shouwen/access/permission'
import { appealOrigins, type AppealOrigin } from '@shouwen/vocabulary/appeals'
import { countDimensions, type CountDimension } from '@shouwen/vocabulary/counting'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { graphEnum, graphName } from '@shouwen/subgraph/enum'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { byKeys } from '../domain/count-order'
import { countAppealsBy, type Count } from '../store/count-queries'
import { permissions } from '../permissions'
import type { AnalyticsContext } from './context'

/** Dimensions of one question at the most. */
const DIMENSION_LIMIT = 3

/** Dimensions whose values are members of a closed set, and are written as the schema's enums are. */
const enumDimensions: ReadonlySet<CountDimension> = new Set(['kind', 'channel', 'status'])

@ObjectType('AppealCount', { description: 'How many appeals share these values.' })
export class AppealCountType {
  @Field(() => [String], {
    nullable: 'items',
    description:
      'A value per dimension, in the order asked: names as in the enums of the schema, months `2026-03`, projects by their path; null where it is not known.',
  })
  keys!: (string | null)[]

  @Field(() => Int, { description: 'How many.' })
  count!: number
}

@Resolver()
export class CountQueries {
  @Query(() => [AppealCountType], {
    description:
      'Counts of the appeals that you may see, by one to three dimensions, ordered by their keys. Refuses with NOT_PERMITTED and INPUT_INVALID.',
  })
  async appealCounts(
    @Arg('by', () => [graphEnum(countDimensions)], { description: 'One to three, each once.' })
    by: CountDimension[],
    @Arg('projectId', () => ID, { nullable: true }) projectId: string | null,
    @Arg('source', () => String, { nullable: true, description: 'The collection that history came from.' })
    source: string | null,
    @Arg('from', () => GraphQLDateTimeISO, {
      nullable: true,
      description: 'Received at this instant or later.',
    })
    from: Date | null,
    @Arg('to', () => GraphQLDateTimeISO, { nullable: true, description: 'Received before this instant.' })
    to: Date | null,
    @Arg('origin', () => graphEnum(appealOrigins), { nullable: true }) origin: AppealOrigin | null,
    @Ctx() { actor, app, groupId }: AnalyticsContext,
  ): Promise<Count[]> {
    if (actor.kind !== 'service') authorize(actor, permissions['Query.appealCounts'], null)
    if (by.length < 1 || by.length > DIMENSION_LIMIT || new Set(by).size < by.length) {
      throw new Refusal('INPUT_INVALID', {
        problems: `by must name 1 to ${DIMENSION_LIMIT} dimensions, each once`,
      })
    }
    const counts = await app.store.read(groupId, (manager) =>
      countAppealsBy(manager, actor, by, { projectId, source, from, to, origin }),
    )
    return counts
      .map(({ keys, count }) => ({ keys: keys.map((key, at) => asShown(by[at], key)), count }))
      .sort(byKeys)
  }
}

function asShown(dimension: CountDimension | undefined, key: string | null): string | null {
  return key !== null && dimension !== undefined && enumDimensions.has(dimension) ? graphName(key) : key
}
