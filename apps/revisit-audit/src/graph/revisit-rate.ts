import { Refusal } from '@shouwen/vocabulary/refusal'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Arg, Ctx, Field, Float, ID, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { countRevisits, MISSING_SHOWN } from '../store/rate-queries'
import { permissions } from '../use-cases/permissions'
import { AppealExtension } from './appeal-extension'
import type { RevisitAuditContext } from './context'

/** Days that one question may span. */
const MOST_DAYS = 366
const DAY_MS = 86_400_000

@ObjectType('RevisitRate', {
  description:
    'How many of the revisits that fell due at a project in a time were done; 100 % is asked for (M3.2, M4.8).',
})
export class RevisitRateType {
  @Field(() => Int, { description: 'Revisits that fell due in the time.' })
  due!: number

  @Field(() => Int, { description: 'Of these, how many have been done, whenever.' })
  done!: number

  @Field(() => Float, {
    nullable: true,
    description: 'The share of these, 0 to 1; null where none fell due.',
  })
  rate!: number | null

  @Field(() => Boolean, { description: 'Whether it is below 100 %.' })
  belowTarget!: boolean

  @Field(() => [AppealExtension], {
    description: `The appeals that are missing to 100 %, longest waiting first, at most ${MISSING_SHOWN}.`,
  })
  missing!: AppealExtension[]
}

@Resolver()
export class RevisitRates {
  @Query(() => RevisitRateType, {
    description:
      `The revisit rate of a project from one instant up to another, at most ${MOST_DAYS} days, of what you may see (M3.2, ` +
      'M4.8). Refuses: INPUT_INVALID.',
  })
  async revisitRate(
    @Arg('projectId', () => ID) projectId: string,
    @Arg('from', () => GraphQLDateTimeISO, { description: 'The first instant that counts.' }) from: Date,
    @Arg('to', () => GraphQLDateTimeISO, { description: 'The first instant that does not.' }) to: Date,
    @Ctx() { app, actor, groupId }: RevisitAuditContext,
  ): Promise<RevisitRateType> {
    const span = to.getTime() - from.getTime()
    if (!(span > 0 && span <= MOST_DAYS * DAY_MS)) {
      throw new Refusal('INPUT_INVALID', {
        problems: `from comes before to, at most ${MOST_DAYS} days apart`,
      })
    }
    const reader = { actor, permission: permissions['Query.revisitRate'] }
    const { due, done, missing } = await app.store.read(groupId, (manager) =>
      countRevisits(manager, reader, { projectId, from, to }),
    )
    return {
      due,
      done,
      rate: due === 0 ? null : done / due,
      belowTarget: done < due,
      missing: missing.map((id) => ({ id })),
    }
  }
}
