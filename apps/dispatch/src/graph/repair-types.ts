import { roles, type Role } from '@shouwen/vocabulary/organisation'
import { graphEnum } from '@shouwen/subgraph/enum'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('Part', { description: 'What was built in 配件 (P5.6.1).' })
export class PartType {
  @Field(() => String, { description: 'What it is, at most 100 characters.' })
  name!: string

  @Field(() => Float, { description: 'How much of it, in its unit, to a thousandth.' })
  quantity!: number

  @Field(() => String, { description: 'Of what `quantity` counts: 只, 米, 公斤; at most 20 characters.' })
  unit!: string

  @Field(() => Int, { description: 'What one unit costs, in fen.' })
  unitCostFen!: number
}

@ObjectType('Acceptance', {
  description: "A customer's word on a repair that was reported as done 客户验收 (P5.6.1).",
})
export class AcceptanceType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => Boolean, { description: 'Whether they accepted it; otherwise it was in work again.' })
  accepted!: boolean

  @Field(() => String, { nullable: true, description: 'What they said, at most 2,000 characters.' })
  words!: string | null

  @Field(() => String, { description: 'What had been reported as done.' })
  result!: string

  @Field(() => GraphQLDateTimeISO, { description: 'When it was recorded.' })
  recordedAt!: Date

  recordedBy!: string
}

@ObjectType('Milestone', {
  description:
    'A step of a repair that is tracked to its end, by responsibility 责 and authority 权 (P5.4.2).',
})
export class MilestoneType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'What is to be reached, at most 200 characters.' })
  title!: string

  @Field(() => String, { description: "By when: the project's date, `YYYY-MM-DD`, that day included." })
  dueOn!: string

  @Field(() => graphEnum(roles), { description: 'The post that approves it.' })
  decidedBy!: Role

  @Field(() => String, {
    nullable: true,
    description: 'What was reached, at most 2,000 characters; null before.',
  })
  result!: string | null

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was reported as done; null before.',
  })
  doneAt!: Date | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was approved; null before.' })
  approvedAt!: Date | null

  @Field(() => Boolean, {
    description:
      'Whether it was done after its day, or is not done and its day is over, on the calendar of the project.',
  })
  late!: boolean

  responsibleId!: string
  approvedBy!: string | null
}
