import { ArrayMaxSize, IsUUID, Length, ValidateNested } from 'class-validator'
import { GraphQLDateTimeISO, GraphQLJSON } from 'graphql-scalars'
import { Field, ID, InputType, Int } from 'type-graphql'
import { PROJECTS_LIMIT, SPAN_LIMIT_DAYS } from '../domain/simulation'
import { BusinessHoursArguments, ClosedDaysArguments, WorkedDayArguments } from './calendar-inputs'

@InputType('SimulatedCalendarInput', {
  description: 'A calendar that is tried in the place of what the projects have (M3.4).',
})
export class SimulatedCalendarArguments {
  @Field(() => [BusinessHoursArguments], {
    nullable: true,
    description: "The openings of a working day, 1 to 6; each project's own unless given.",
  })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  hours?: BusinessHoursArguments[] | null

  @Field(() => [ClosedDaysArguments], {
    defaultValue: [],
    description: 'Further closed days, at most 60 runs, of years whose holidays are published.',
  })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  closed!: ClosedDaysArguments[]

  @Field(() => [WorkedDayArguments], {
    defaultValue: [],
    description: 'Further worked days, at most 120, of years whose holidays are published.',
  })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  worked!: WorkedDayArguments[]
}

const key = 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.'

@InputType('StartSimulationInput', {
  description: 'What the past is to be replayed under (C0.1): a published procedure, or a draft.',
})
export class StartSimulationArguments {
  @Field(() => String, { description: key })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => String, { nullable: true, description: 'The name of a published procedure; with `version`.' })
  @Length(1, 100)
  packId?: string | null

  @Field(() => Int, { nullable: true, description: 'Its version.' })
  version?: number | null

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'A draft, the whole pack, in the place of a published one; nothing of it is published.',
  })
  pack?: unknown

  @Field(() => SimulatedCalendarArguments, {
    nullable: true,
    description: 'Another calendar; each project counts by its own unless given.',
  })
  @ValidateNested()
  calendar?: SimulatedCalendarArguments | null

  @Field(() => GraphQLDateTimeISO, { description: 'Appeals that were registered from then on …' })
  from!: Date

  @Field(() => GraphQLDateTimeISO, {
    description: `… until before then, or before now: at most ${SPAN_LIMIT_DAYS} days later.`,
  })
  to!: Date

  @Field(() => [ID], { description: `Of these projects, 1 to ${PROJECTS_LIMIT}.` })
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  projectIds!: string[]
}

@InputType('CancelSimulationInput', { description: 'Which simulation is to end without a result.' })
export class CancelSimulationArguments {
  @Field(() => String, { description: key })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which.' })
  @IsUUID()
  simulationId!: string
}
