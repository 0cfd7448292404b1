import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { CareVisit } from '../domain/round'
import { visitsOf } from '../store/round-queries'
import type { ElderlyCareContext } from './context'
import { ProjectReference } from './references'
import { CareVisitType, RoundCoverageType, RoundType } from './round-type'

function visitsIn({ id }: RoundType, context: ElderlyCareContext): Promise<CareVisit[]> {
  const { app, groupId } = context
  return context.batchedList('visits', id, (ids) =>
    app.store.read(groupId, (manager) => visitsOf(manager, ids)),
  )
}

@Resolver(() => RoundType)
export class RoundFields {
  @FieldResolver(() => ProjectReference, { description: 'Where.' })
  project(@Root() { projectId }: RoundType): ProjectReference {
    return { id: projectId }
  }

  @FieldResolver(() => [CareVisitType], {
    description:
      'A visit for each elder who was registered when the round was made up; those at the door first.',
  })
  visits(@Root() round: RoundType, @Ctx() context: ElderlyCareContext): Promise<CareVisitType[]> {
    return visitsIn(round, context)
  }

  @FieldResolver(() => RoundCoverageType, { description: 'How much of it is done.' })
  async coverage(@Root() round: RoundType, @Ctx() context: ElderlyCareContext): Promise<RoundCoverageType> {
    const visits = await visitsIn(round, context)
    return { recorded: visits.filter(({ outcome }) => outcome !== null).length, total: visits.length }
  }
}
