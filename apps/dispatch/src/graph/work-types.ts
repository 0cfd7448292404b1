import { repairGrades, type RepairGrade } from '@shouwen/vocabulary/appeals'
import {
  handoverRules,
  pauseReasons,
  workOrderStatuses,
  type HandoverRule,
  type PauseReason,
  type RepairAcceptance,
  type WorkOrderStatus,
} from '@shouwen/vocabulary/handling'
import { roles, type Role } from '@shouwen/vocabulary/organisation'
import { connectionOf } from '@shouwen/subgraph/connection'
import { graphEnum } from '@shouwen/subgraph/enum'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import type { Assignment } from '../domain/assignment'
import type { Part } from '../domain/parts'
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'

@Directive('@key(fields: "id")')
@ObjectType('Appeal', { description: 'An appeal 诉求, as far as departments have it in hand.' })
export class HandledAppealType {
  @Field(() => ID, { description: 'Its id in every service.' })
  id!: string
}

@ObjectType('Handover', {
  description:
    'An appeal given to a department 派单, by rule or by hand 转派、协同 (P5.2.1, P5.6.2.4, M4.4).',
})
export class HandoverType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => GraphQLDateTimeISO, { description: 'When; the hand-over clock stops at the first.' })
  at!: Date

  @Field(() => graphEnum(handoverRules), { description: 'How the department was found.' })
  rule!: HandoverRule

  @Field(() => String, {
    nullable: true,
    description: 'Why somebody gave it by hand, at most 500 characters; null by rule.',
  })
  reason!: string | null

  @Field(() => String, { description: 'The clause that asked for it.' })
  clause!: string

  @Field(() => String, { description: 'The procedure that the rule is from.' })
  packId!: string

  @Field(() => Int, { description: 'The version of that procedure.' })
  packVersion!: number

  departmentId!: string
  staffId!: string | null
  fromDepartmentId!: string | null
  givenBy!: string | null
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

  result!: string | null

  @Field(() => graphEnum(repairGrades), {
    nullable: true,
    description: 'How large the repair is (P5.4.2); null for other work.',
  })
  grade!: RepairGrade | null

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when the work stands still; null while it does not.',
  })
  pausedAt!: Date | null

  @Field(() => graphEnum(pauseReasons), {
    nullable: true,
    description: 'Why it stands still; which clocks do as well, they tell themselves.',
  })
  pauseReason!: PauseReason | null

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When its department refused it (P5.6.2.4, M4.4); null unless it did.',
  })
  refusedAt!: Date | null

  @Field(() => String, {
    nullable: true,
    description: 'Why its department refused it, at most 500 characters; null unless it did.',
  })
  refusalReason!: string | null

  @Field(() => graphEnum(roles), {
    nullable: true,
    description: 'The post that decides, or decided, what becomes of the refused order; null for others.',
  })
  coordinator!: Role | null

  @Field(() => Int, { description: 'Give it as `expectedVersion` with a change.' })
  version!: number

  appealId!: string
  departmentId!: string
  assignedTo!: string | null
  offeredTo!: string[]
  acceptedBy!: string | null
  doneBy!: string | null
  refusedBy!: string | null
  projectPath!: string
  /** @see RepairFields */
  parts!: Part[]
  labourMinutes!: number
  acceptance!: RepairAcceptance | null
  /** @see AssignmentFields */
  assignment!: Assignment | null
}

export const WorkOrderConnection = connectionOf(WorkOrderType, 'WorkOrder')
