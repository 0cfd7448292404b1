import { graphEnum } from '@shouwen/subgraph/enum'
import { appealKinds, type AppealKind } from '@shouwen/vocabulary/appeals'
import { clockTargets, type ClockTarget } from '@shouwen/vocabulary/handling'
import { simulationStates, type SimulationState } from '@shouwen/vocabulary/simulations'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { ProjectType } from './project-type'

@ObjectType('SimulationFigures', { description: 'What clocks came to, or would have come to (C0.1).' })
export class SimulationFiguresType {
  @Field(() => Int, { description: 'Clocks, each run of a rule for itself.' })
  clocks!: number

  @Field(() => Int, { description: 'Those that were done in time.' })
  met!: number

  @Field(() => Int, { description: 'Those that ran past their due time, whether or not they have ended.' })
  breached!: number

  @Field(() => Int, { description: 'Those that ceased to matter, in time or late.' })
  cancelled!: number

  @Field(() => Int, { description: 'Those that ran when the simulation was asked for.' })
  running!: number

  @Field(() => Float, {
    nullable: true,
    description: 'Met ÷ (met + breached), 0 to 1; null where there is neither.',
  })
  compliance!: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'How late half of the breached were at the most, in minutes, at most 1 % too long.',
  })
  lateMedianMinutes!: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'How late 90 % of the breached were at the most, in minutes, at most 1 % too long.',
  })
  lateP90Minutes!: number | null

  @Field(() => String, {
    nullable: true,
    description:
      'The day on which most appeals had something due, `YYYY-MM-DD` in the time zone of their project; null where lines are ' +
      'split by more than one thing, or by clock.',
  })
  peakDay!: string | null

  @Field(() => Int, { nullable: true, description: 'How many appeals had something due on that day.' })
  peakDue!: number | null
}

@ObjectType('SimulationClock', { description: 'A rule that clocks ran against, or would have.' })
export class SimulationClockType {
  @Field(() => String, { description: 'Code of the rule in its pack.' })
  code!: string

  @Field(() => graphEnum(clockTargets), { description: 'What it measures.' })
  target!: ClockTarget

  @Field(() => String, { description: 'The clause that asks for it.' })
  clause!: string
}

@ObjectType('SimulationLine', { description: 'Appeals that have in common what the result is split by.' })
export class SimulationLineType {
  @Field(() => graphEnum(appealKinds), {
    nullable: true,
    description: 'Their kind; null where the result is not split by it, or a source had no kind for them.',
  })
  kind!: AppealKind | null

  @Field(() => ProjectType, {
    nullable: true,
    description: 'Their project; null where the result is not split by it.',
  })
  project!: ProjectType | null

  @Field(() => ID, {
    nullable: true,
    description:
      'The department that had them last; null where the result is not split by it, or nobody had them.',
  })
  departmentId!: string | null

  @Field(() => SimulationClockType, {
    nullable: true,
    description: 'The rule; null where the result is not split by it.',
  })
  clock!: SimulationClockType | null

  @Field(() => Int, { description: 'How many appeals.' })
  appeals!: number

  @Field(() => SimulationFiguresType, { description: 'What would have been.' })
  whatIf!: SimulationFiguresType

  @Field(() => SimulationFiguresType, { description: 'What really happened in the same span.' })
  happened!: SimulationFiguresType
}

@ObjectType('Simulation', {
  description:
    'The past of projects replayed under another procedure or calendar (C0.1); nothing of it is changed.',
})
export class SimulationType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'The procedure that is tried.' })
  packId!: string

  @Field(() => Int, { nullable: true, description: 'Its version; null for a draft.' })
  packVersion!: number | null

  @Field(() => GraphQLDateTimeISO, { description: 'Appeals that were registered from then on …' })
  from!: Date

  @Field(() => GraphQLDateTimeISO, { description: '… until before then, or before it was asked for.' })
  to!: Date

  @Field(() => [ProjectType], { description: 'Of these projects.' })
  projects!: readonly ProjectType[]

  @Field(() => GraphQLDateTimeISO, {
    description: 'When it was asked for: until then the past goes, and a clock that ran then still runs.',
  })
  askedAt!: Date

  @Field(() => graphEnum(simulationStates), { description: 'Whether it is at work, or how it ended.' })
  state!: SimulationState

  @Field(() => Int, { description: 'Appeals that have been replayed so far.' })
  replayed!: number

  @Field(() => Int, { description: 'Appeals to replay.' })
  total!: number

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it ended; null while it is at work.',
  })
  endedAt!: Date | null
}
