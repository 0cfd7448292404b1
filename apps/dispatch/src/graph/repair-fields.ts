import { repairAcceptances, type RepairAcceptance } from '@shouwen/vocabulary/handling'
import { graphEnum } from '@shouwen/subgraph/enum'
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { isLate } from '../domain/milestones'
import type { Person } from '../domain/organisation'
import type { Acceptance } from '../domain/repair'
import { acceptancesOf, milestonesOf, timeZonesAt } from '../store/repair-queries'
import type { DispatchContext } from './context'
import { loadStaff } from './load'
import { StaffType } from './organisation-types'
import { AcceptanceType, MilestoneType, PartType } from './repair-types'
import { WorkOrderType } from './work-types'

/** P5.6.1, P5.4.2: what an order has when it is a repair. */
@Resolver(() => WorkOrderType)
export class RepairFields {
  @FieldResolver(() => [PartType], { description: 'What was built in, at most 50 (P5.6.1).' })
  parts(@Root() { parts }: WorkOrderType): PartType[] {
    return parts
  }

  @FieldResolver(() => Int, { description: 'Minutes of work, at most 100,000 (P5.6.1).' })
  labourMinutes(@Root() { labourMinutes }: WorkOrderType): number {
    return labourMinutes
  }

  @FieldResolver(() => graphEnum(repairAcceptances), {
    nullable: true,
    description:
      "The customer's last word (P5.6.1); null where the procedure does not ask them, and before the work is done.",
  })
  acceptance(@Root() { acceptance }: WorkOrderType): RepairAcceptance | null {
    return acceptance
  }

  @FieldResolver(() => [AcceptanceType], {
    description: 'What the customer said of the work, oldest first (P5.6.1).',
  })
  acceptances(@Root() { id }: WorkOrderType, @Ctx() context: DispatchContext): Promise<Acceptance[]> {
    const { app, groupId } = context
    return context.batchedList('acceptancesOf', id, (ids) =>
      app.store.read(groupId, (manager) => acceptancesOf(manager, ids)),
    )
  }

  @FieldResolver(() => [MilestoneType], {
    description: 'The tracking plan of a major repair, in its order, at most 30 (P5.4.2); empty for others.',
  })
  async milestones(
    @Root() { id, projectPath }: WorkOrderType,
    @Ctx() context: DispatchContext,
  ): Promise<MilestoneType[]> {
    const { app, groupId } = context
    const plan = await context.batchedList('milestonesOf', id, (ids) =>
      app.store.read(groupId, (manager) => milestonesOf(manager, ids)),
    )
    if (plan.length === 0) return []
    const timeZone = await context.batched('timeZoneAt', projectPath, (paths) =>
      app.store.read(groupId, (manager) => timeZonesAt(manager, paths)),
    )
    const now = app.store.clock.now()
    return plan.map((milestone) => ({ ...milestone, late: isLate(milestone, timeZone ?? 'UTC', now) }))
  }
}

@Resolver(() => AcceptanceType)
export class AcceptanceFields {
  @FieldResolver(() => StaffType, { nullable: true, description: 'Who recorded it.' })
  recordedBy(
    @Root() { recordedBy }: AcceptanceType,
    @Ctx() context: DispatchContext,
  ): Promise<Person | null> {
    return loadStaff(recordedBy, context)
  }
}

@Resolver(() => MilestoneType)
export class MilestoneFields {
  @FieldResolver(() => StaffType, { nullable: true, description: 'Who is to reach it.' })
  responsible(
    @Root() { responsibleId }: MilestoneType,
    @Ctx() context: DispatchContext,
  ): Promise<Person | null> {
    return loadStaff(responsibleId, context)
  }

  @FieldResolver(() => StaffType, { nullable: true, description: 'Who approved it; null before.' })
  approvedBy(
    @Root() { approvedBy }: MilestoneType,
    @Ctx() context: DispatchContext,
  ): Promise<Person | null> | null {
    return approvedBy === null ? null : loadStaff(approvedBy, context)
  }
}
