import { holdsPost } from '@shouwen/access/permission'
import { scopesFor } from '@shouwen/access/scope'
import {
  assignmentMethods,
  candidateVerdicts,
  skills,
  type AssignmentMethod,
  type CandidateVerdict,
  type Skill,
} from '@shouwen/vocabulary/staffing'
import { graphEnum } from '@shouwen/subgraph/enum'
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql'
import type { Assignment } from '../domain/assignment'
import type { Person } from '../domain/organisation'
import { isOpenForBusiness } from '../domain/reception'
import { receptionsOf } from '../store/work-queries'
import { permissions } from '../use-cases/permissions'
import type { DispatchContext } from './context'
import { loadOwnCalendar, loadProject, loadStaff } from './load'
import { StaffType } from './organisation-types'
import { HandledAppealType, WorkOrderType } from './work-types'

@ObjectType('AssignmentCandidate', { description: 'Somebody who was considered for an order.' })
export class AssignmentCandidateType {
  @Field(() => graphEnum(candidateVerdicts), { description: 'What decided for or against them.' })
  verdict!: CandidateVerdict

  @Field(() => Int, { description: 'The open orders that they had in hand at that time.' })
  openOrders!: number

  staffId!: string
  standsInFor!: string | null
}

@ObjectType('Assignment', { description: 'How it was decided who does an order 派工依据 (P5.2.1, M4.4).' })
export class AssignmentType {
  @Field(() => graphEnum(assignmentMethods), { description: 'By which method.' })
  how!: AssignmentMethod

  @Field(() => String, { nullable: true, description: 'The clause of the rule; null where there is none.' })
  clause!: string | null

  @Field(() => graphEnum(skills), { nullable: true, description: 'What the work asks for.' })
  skill!: Skill | null

  @Field(() => [AssignmentCandidateType], {
    description: 'Of the department, in the order in which they come, at most 50.',
  })
  candidates!: AssignmentCandidateType[]
}

@Resolver(() => WorkOrderType)
export class AssignmentFields {
  @FieldResolver(() => AssignmentType, {
    nullable: true,
    description:
      'How it was decided who does it, for whoever handles, supervises and audits (P5.2.1, M4.4); null for customers, and of orders ' +
      'from before there were rules.',
  })
  assignment(
    @Root() { assignment, projectPath }: WorkOrderType,
    @Ctx() { actor }: DispatchContext,
  ): Assignment | null {
    const may = actor.kind === 'service' || holdsPost(actor, permissions['WorkOrder.assignment'], projectPath)
    return may ? assignment : null
  }
}

@Resolver(() => AssignmentCandidateType)
export class AssignmentCandidateFields {
  @FieldResolver(() => StaffType, { nullable: true, description: 'Who.' })
  staff(
    @Root() { staffId }: AssignmentCandidateType,
    @Ctx() context: DispatchContext,
  ): Promise<Person | null> {
    return loadStaff(staffId, context)
  }

  @FieldResolver(() => StaffType, {
    nullable: true,
    description: 'In whose place, who was away; null in their own.',
  })
  standsInFor(
    @Root() { standsInFor }: AssignmentCandidateType,
    @Ctx() context: DispatchContext,
  ): Promise<Person | null> | null {
    return standsInFor === null ? null : loadStaff(standsInFor, context)
  }
}

@Resolver(() => HandledAppealType)
export class ReceptionFields {
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether it was received outside the business hours 营业时间 of its project (M3.1): it is recorded all the same. Null until the ' +
      'organisation knows of it, and of appeals from before it was told.',
  })
  async outsideBusinessHours(
    @Root() { id }: HandledAppealType,
    @Ctx() context: DispatchContext,
  ): Promise<boolean | null> {
    const { actor, app, groupId } = context
    const received = await context.batched('receptionsOf', id, (ids) =>
      app.store.read(groupId, (manager) =>
        receptionsOf(manager, actor, scopesFor(actor, permissions.WorkOrder), ids),
      ),
    )
    const project = received === null ? null : await loadProject(received.projectId, context)
    if (received === null || project === null) return null
    const own = await loadOwnCalendar(project.id, context)
    return !isOpenForBusiness(project, own, received.receivedAt)
  }
}
