import { graphEnum } from '@shouwen/subgraph/enum'
import { appealKinds, type AppealKind } from '@shouwen/vocabulary/appeals'
import { complianceDimensions, type ComplianceDimension } from '@shouwen/vocabulary/compliance'
import { clockCreditors, type ClockCreditor } from '@shouwen/vocabulary/handling'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql'
import { FILTER_LIMIT, SPAN_LIMIT_DAYS } from '../domain/compliance'

@InputType('ComplianceInput', { description: 'Which promises are counted, and by what.' })
export class ComplianceArguments {
  @Field(() => GraphQLDateTimeISO, { description: 'Due at this instant or later.' })
  from!: Date

  @Field(() => GraphQLDateTimeISO, {
    description: `Due before this instant; at most ${SPAN_LIMIT_DAYS} days later.`,
  })
  to!: Date

  @Field(() => graphEnum(complianceDimensions), { description: 'What makes a row.' })
  by!: ComplianceDimension

  @Field(() => [ID], {
    nullable: true,
    description: `Of these projects only, at most ${FILTER_LIMIT}; of all that you answer for unless given.`,
  })
  projectIds?: string[] | null

  @Field(() => [graphEnum(appealKinds)], { nullable: true, description: 'Of these kinds of appeals only.' })
  kinds?: AppealKind[] | null

  @Field(() => [String], {
    nullable: true,
    description: `Under these clauses only, at most ${FILTER_LIMIT}, \`P5.4.2\`.`,
  })
  clauses?: string[] | null

  @Field(() => graphEnum(clockCreditors), {
    nullable: true,
    description: 'What is owed to the customer only, or what departments owe the house; both unless given.',
  })
  owedTo?: ClockCreditor | null
}

@ObjectType('Lateness', { description: 'By how much clocks were late, or are by now, in seconds.' })
export class LatenessType {
  @Field(() => Float, { description: 'Half of them are later than this.' })
  median!: number

  @Field(() => Float, { description: 'One in ten is later than this.' })
  p90!: number

  @Field(() => Float, { description: 'The latest.' })
  most!: number
}

@ObjectType('Compliance', { description: 'What became of the promises that share a key (C0.1).' })
export class ComplianceType {
  @Field(() => String, {
    nullable: true,
    description:
      'Id of the project, of the department, or of the member of staff; name of the kind as in the schema; the clause. Null where ' +
      'it is not known, or no department had it: time until a hand-over is no department’s.',
  })
  key!: string | null

  @Field(() => Int, { description: 'Done in time.' })
  met!: number

  @Field(() => Int, { description: 'Late, whether done since, cancelled since, or not done yet.' })
  breached!: number

  @Field(() => Int, {
    description: 'Of the breached: how many an excuse was granted for. They stay breached.',
  })
  excused!: number

  @Field(() => Int, { description: 'Ceased to matter before their time.' })
  cancelled!: number

  @Field(() => Int, { description: 'Not due yet.' })
  running!: number

  @Field(() => Float, {
    nullable: true,
    description: 'Met ÷ (met + breached), 0 to 1; null where there are neither.',
  })
  rate!: number | null

  @Field(() => LatenessType, { nullable: true, description: 'Of the breached; null where there are none.' })
  lateness!: LatenessType | null
}
