import { graphEnum } from '@shouwen/subgraph/enum'
import { roles, type Role } from '@shouwen/vocabulary/organisation'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql'
import { ClockType } from './clock-type'

const lateBySeconds =
  'Whole seconds from when it was to be until it was: 0 or 1 usually, many after an outage. Null before.'

@ObjectType('ClockWarning', { description: 'A warning of a clock, as its pack asks for it.' })
export class ClockWarningType {
  @Field(() => GraphQLDateTimeISO, { description: 'When it goes out, if the clock still runs then.' })
  at!: Date

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it went out; null before.' })
  saidAt!: Date | null

  @Field(() => Int, { nullable: true, description: lateBySeconds })
  lateBySeconds!: number | null
}

@ObjectType('ClockRung', {
  description:
    "A rung of a clock's ladder: who is to decide if the clock still runs then (M4.6.1). Each is reached once.",
})
export class ClockRungType {
  @Field(() => Int, { description: 'From 1, the lowest.' })
  rung!: number

  @Field(() => graphEnum(roles), { description: 'Who stands on it.' })
  to!: Role

  @Field(() => String, { description: 'The clause that asks for it.' })
  clause!: string

  @Field(() => GraphQLDateTimeISO, {
    description:
      "When it is reached, if the clock still runs then: outside the pack's quiet hours, unless it says so.",
  })
  at!: Date

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was reached; null before.' })
  reachedAt!: Date | null

  @Field(() => Int, { nullable: true, description: lateBySeconds })
  lateBySeconds!: number | null
}

/** What a clock says while it runs. */
@Resolver(() => ClockType)
export class ClockSigns {
  @FieldResolver(() => [ClockWarningType], {
    description: 'Its warnings, at most ten, as the pack lists them.',
  })
  warnings(@Root() { warnings }: ClockType): ClockWarningType[] {
    return warnings.map(({ at, saidAt }) => ({
      at: new Date(at),
      saidAt: saidAt === null ? null : new Date(saidAt),
      lateBySeconds: lateBy(at, saidAt),
    }))
  }

  @FieldResolver(() => [ClockRungType], {
    description: 'Its ladder, at most ten rungs, the lowest first; none where the pack has none (M4.6.1).',
  })
  rungs(@Root() { rungs }: ClockType): ClockRungType[] {
    return rungs.map(({ to, clause, at, reachedAt }, index) => ({
      rung: index + 1,
      to,
      clause,
      at: new Date(at),
      reachedAt: reachedAt === null ? null : new Date(reachedAt),
      lateBySeconds: lateBy(at, reachedAt),
    }))
  }
}

function lateBy(at: string, done: string | null): number | null {
  return done === null ? null : Math.floor((Date.parse(done) - Date.parse(at)) / 1_000)
}
