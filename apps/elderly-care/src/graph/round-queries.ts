import { dayNumber } from '@shouwen/calendar/local-time'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { roundOn } from '../store/round-queries'
import type { ElderlyCareContext } from './context'
import { RoundType } from './round-type'
import { sightOf } from './sight'

@Resolver()
export class RoundQueries {
  @Query(() => RoundType, {
    nullable: true,
    description:
      "A project's round of a day (P5.6.7.3); null when there is none, or none that you may see. Refuses: INPUT_INVALID.",
  })
  round(
    @Arg('projectId', () => ID) projectId: string,
    @Arg('date', () => String, { description: "The project's date, `YYYY-MM-DD`." }) date: string,
    @Ctx() { actor, app, groupId }: ElderlyCareContext,
  ): Promise<RoundType | null> {
    if (Number.isNaN(dayNumber(date))) {
      throw new Refusal('INPUT_INVALID', { problems: 'date must be YYYY-MM-DD' })
    }
    return app.store.read(groupId, (manager) => roundOn(manager, sightOf(actor), projectId, date))
  }
}
