import { roles, type Role } from '@shouwen/vocabulary/organisation'
import { costStandings, type CostStanding } from '@shouwen/vocabulary/staffing'
import { connectionOf } from '@shouwen/subgraph/connection'
import { graphEnum } from '@shouwen/subgraph/enum'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { OrderArguments } from './keyed-arguments'

@ObjectType('CostEstimate', {
  description: 'What the work of an order is going to cost, and who decided it (P5.2.2, P5.4.2).',
})
export class CostEstimateType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Int, { description: 'Fen.' })
  amountFen!: number

  @Field(() => String, { description: 'Why it costs so much, at most 500 characters.' })
  reason!: string

  @Field(() => GraphQLDateTimeISO, { description: 'When it was estimated.' })
  estimatedAt!: Date

  @Field(() => graphEnum(costStandings), { description: 'Whether it has been decided.' })
  standing!: CostStanding

  @Field(() => graphEnum(roles), {
    nullable: true,
    description: 'The lowest post that may decide so much; null where the estimator may.',
  })
  awaits!: Role | null

  @Field(() => String, { description: 'The clause under which that post decides.' })
  clause!: string

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was decided; null before.' })
  decidedAt!: Date | null

  @Field(() => String, {
    nullable: true,
    description: 'Why it was sent back, at most 500 characters; null unless it was.',
  })
  returnReason!: string | null

  estimatedBy!: string
  decidedBy!: string | null
  workOrderId!: string
}

export const CostEstimateConnection = connectionOf(CostEstimateType, 'CostEstimate')

@InputType('EstimateCostInput', { description: 'What the work is going to cost (P5.2.2, P5.4.2).' })
export class EstimateCostArguments extends OrderArguments {
  @Field(() => Int, { description: 'In all, in fen: 1 to 1,000,000,000.' })
  amountFen!: number

  @Field(() => String, { description: 'Why so much, 1 to 500 characters.' })
  reason!: string
}

@InputType('ApproveCostInput', { description: 'The cost that waits is approved (P5.2.2, P5.4.2).' })
export class ApproveCostArguments extends OrderArguments {}

@InputType('ReturnCostInput', { description: 'The cost that waits is sent back (P5.2.2, P5.4.2).' })
export class ReturnCostArguments extends OrderArguments {
  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string
}
