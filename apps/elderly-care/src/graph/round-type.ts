import { careVisits, roundOutcomes, type CareVisit, type RoundOutcome } from '@shouwen/vocabulary/care'
import { graphEnum } from '@shouwen/subgraph/enum'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('CareVisit', { description: 'One elder on a round, and what was seen of them (P5.6.7.3).' })
export class CareVisitType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => graphEnum(careVisits), { description: 'How: by their age on that day.' })
  manner!: CareVisit

  @Field(() => String, { description: 'The clause that asks for it.' })
  clause!: string

  @Field(() => graphEnum(roundOutcomes), { nullable: true, description: 'What was seen; null before.' })
  outcome!: RoundOutcome | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was recorded.' })
  recordedAt!: Date | null

  @Field(() => Int, { description: 'Give it as `expectedVersion` with a change.' })
  version!: number

  note!: string | null
  elderId!: string
  recordedBy!: string | null
}

@ObjectType('RoundCoverage', { description: 'How much of a round is done.' })
export class RoundCoverageType {
  @Field(() => Int, { description: 'Visits that are recorded.' })
  recorded!: number

  @Field(() => Int, { description: 'Visits of the round.' })
  total!: number
}

@ObjectType('Round', { description: "A day's round of a project (P5.6.7.3)." })
export class RoundType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: "The project's date, `YYYY-MM-DD`." })
  date!: string

  @Field(() => GraphQLDateTimeISO, { description: 'When it was made up.' })
  generatedAt!: Date

  @Field(() => String, { description: 'The procedure that asked for it.' })
  packId!: string

  @Field(() => Int, { description: 'The version of that procedure.' })
  packVersion!: number

  projectId!: string
}
