import {
  handoverRules,
  workOrderStatuses,
  type HandoverRule,
  type WorkOrderStatus,
} from '@shouwen/vocabulary/handling'
import { connectionOf } from '@shouwen/subgraph/connection'
import { graphEnum } from '@shouwen/subgraph/enum'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'

@Directive('@key(fields: "id")')
@ObjectType('Appeal', { description: 'An appeal 诉求, as far as departments have it in hand.' })
export class HandledAppealType {
  @Field(() => ID, { description: 'Its id in every service.' })
  id!: string
}

@ObjectType('Handover', { description: 'An appeal given to a department by rule 派单 (P5.2.1, M4.4).' })
export class HandoverType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => GraphQLDateTimeISO, { description: 'When; the hand-over clock stops here.' })
  at!: Date

  @Field(() => graphEnum(handoverRules), { description: 'How the department was found.' })
  rule!: HandoverRule

  @Field(() => String, { description: 'The clause that asked for it.' })
  clause!: string

  @Field(() => String, { description: 'The procedure that the rule is from.' })
  packId!: string

  @Field(() => Int, { description: 'The version of that procedure.' })
  packVersion!: number

  departmentId!: string
  staffId!: string | null
}

@Directive('@key(fields: "id")')
@ObjectType('WorkOrder', { description: "A department's work on an appeal 工单 (P5.6.1, M4.4)." })
export class WorkOrderType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => graphEnum(workOrderStatuses), { description: 'Where it stands.' })
  status!: WorkOrderStatus

  @Field(() => GraphQLDateTimeISO, { description: 'When the department was given it.' })
  openedAt!: Date

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When somebody took it (M4.7.1).' })
  acceptedAt!: Date | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When the work was reported as done.' })
  doneAt!: Date | null

  @Field(() => String, { nullable: true, description: 'What was done, at most 2,000 characters.' })
  result!: string | null

  @Field(() => Int, { description: 'Give it as `expectedVersion` with a change.' })
  version!: number

  appealId!: string
  departmentId!: string
  assignedTo!: string | null
  acceptedBy!: string | null
  doneBy!: string | null
}

export const WorkOrderConnection = connectionOf(WorkOrderType, 'WorkOrder')
