import { pauseReasons, type PauseReason } from '@shouwen/vocabulary/handling'
import { roles, type Role } from '@shouwen/vocabulary/organisation'
import { graphEnum } from '@shouwen/subgraph/enum'
import { IsUUID, ValidateNested } from 'class-validator'
import { Field, Float, ID, InputType, Int } from 'type-graphql'
import { KeyedArguments, OrderArguments } from './keyed-arguments'

@InputType('AcceptWorkOrderInput', { description: 'An order, as the caller has read it.' })
export class AcceptWorkOrderArguments extends OrderArguments {}

@InputType('ResumeWorkOrderInput', { description: 'The work goes on.' })
export class ResumeWorkOrderArguments extends OrderArguments {}

@InputType('PauseWorkOrderInput', { description: 'The work stands still.' })
export class PauseWorkOrderArguments extends OrderArguments {
  @Field(() => graphEnum(pauseReasons), { description: 'Why.' })
  reason!: PauseReason
}

@InputType('PartInput', { description: 'What was built in 配件 (P5.6.1).' })
export class PartArguments {
  @Field(() => String, { description: 'What it is, 1 to 100 characters.' })
  name!: string

  @Field(() => Float, { description: 'How much of it, in its unit: 0.001 to 100,000.' })
  quantity!: number

  @Field(() => String, { description: 'Of what `quantity` counts: 只, 米, 公斤; 1 to 20 characters.' })
  unit!: string

  @Field(() => Int, { description: 'What one unit costs, in fen: 0 to 100,000,000.' })
  unitCostFen!: number
}

@InputType('CompleteWorkOrderInput', { description: 'The work is done (P5.6.1, M4.4).' })
export class CompleteWorkOrderArguments extends OrderArguments {
  @Field(() => String, { description: 'What was done, 1 to 2,000 characters.' })
  result!: string

  @Field(() => [PartArguments], {
    defaultValue: [],
    description: 'What was built in since the order was last reported as done; at most 50 in all.',
  })
  parts!: PartArguments[]

  @Field(() => Int, {
    defaultValue: 0,
    description: 'Minutes of work since the order was last reported as done; at most 100,000 in all.',
  })
  labourMinutes!: number
}

@InputType('RefuseWorkOrderInput', { description: 'The department does not do it (P5.6.2.4, M4.4).' })
export class RefuseWorkOrderArguments extends OrderArguments {
  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string
}

@InputType('ReassignWorkOrderInput', {
  description: 'Another department does it 转派 (P5.2.1, P5.6.2.4, M4.4).',
})
export class ReassignWorkOrderArguments extends OrderArguments {
  @Field(() => ID, { description: 'Which department of the project.' })
  @IsUUID()
  departmentId!: string

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string
}

@InputType('JoinDepartmentInput', {
  description: 'Another department works on it as well 协同 (P5.2.1, M4.4).',
})
export class JoinDepartmentArguments extends KeyedArguments {
  @Field(() => ID, { description: 'Which appeal.' })
  @IsUUID()
  appealId!: string

  @Field(() => ID, { description: 'Which department of its project.' })
  @IsUUID()
  departmentId!: string

  @Field(() => String, { description: 'What for, 1 to 500 characters.' })
  reason!: string
}

@InputType('RecordAcceptanceInput', { description: 'What the customer said of a repair 客户验收 (P5.6.1).' })
export class RecordAcceptanceArguments extends OrderArguments {
  @Field(() => Boolean, { description: 'Whether they accept it; otherwise it is in work again.' })
  accepted!: boolean

  @Field(() => String, {
    nullable: true,
    description: 'Their words, at most 2,000 characters; needed where they do not accept it.',
  })
  words!: string | null
}

@InputType('PlannedMilestoneInput', { description: 'A step of a major repair (P5.4.2).' })
export class PlannedMilestoneArguments {
  @Field(() => String, { description: 'What is to be reached, 1 to 200 characters.' })
  title!: string

  @Field(() => String, { description: "By when: the project's date, `YYYY-MM-DD`." })
  dueOn!: string

  @Field(() => ID, { description: 'Which member of staff is responsible 责.' })
  @IsUUID()
  responsibleId!: string

  @Field(() => graphEnum(roles), { description: 'Which post decides 权: it approves the milestone.' })
  decidedBy!: Role
}

@InputType('PlanMilestonesInput', { description: 'How a major repair is tracked to its end (P5.4.2).' })
export class PlanMilestonesArguments extends OrderArguments {
  @Field(() => [PlannedMilestoneArguments], {
    description:
      'In their order, at most 30 with those that were approved, which stay; all others are replaced.',
  })
  @ValidateNested({ each: true })
  milestones!: PlannedMilestoneArguments[]
}

@InputType('ApproveMilestoneInput', { description: 'A milestone that was reported as done (P5.4.2).' })
export class ApproveMilestoneArguments extends KeyedArguments {
  @Field(() => ID, { description: 'Which milestone.' })
  @IsUUID()
  milestoneId!: string
}

@InputType('CompleteMilestoneInput', { description: 'A milestone is reached (P5.4.2).' })
export class CompleteMilestoneArguments extends ApproveMilestoneArguments {
  @Field(() => String, { description: 'What was reached, 1 to 2,000 characters.' })
  result!: string
}
