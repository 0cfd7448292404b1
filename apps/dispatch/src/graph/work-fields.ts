import { scopesFor } from '@shouwen/access/scope'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Handover } from '../domain/handover'
import type { Department, Person } from '../domain/organisation'
import type { WorkOrder } from '../domain/work-order'
import { handoversOf, workOrdersOf } from '../store/work-queries'
import { permissions } from '../use-cases/permissions'
import type { DispatchContext } from './context'
import { loadDepartment, loadStaff, required } from './load'
import { DepartmentType, StaffType } from './organisation-types'
import { HandledAppealType, HandoverType, WorkOrderType } from './work-types'

@Resolver(() => HandledAppealType)
export class HandledAppealFields {
  @FieldResolver(() => [HandoverType], {
    description: 'To which departments it was given, oldest first (P5.2.1, M4.4).',
  })
  handovers(@Root() { id }: HandledAppealType, @Ctx() context: DispatchContext): Promise<Handover[]> {
    const { actor, app, groupId } = context
    return context.batchedList('handoversOf', id, (ids) =>
      app.store.read(groupId, (manager) =>
        handoversOf(manager, actor, scopesFor(actor, permissions.WorkOrder), ids),
      ),
    )
  }

  @FieldResolver(() => [WorkOrderType], {
    description: "The departments' work on it, oldest first (P5.6.1, M4.4).",
  })
  workOrders(@Root() { id }: HandledAppealType, @Ctx() context: DispatchContext): Promise<WorkOrder[]> {
    const { actor, app, groupId } = context
    return context.batchedList('workOrdersOf', id, (ids) =>
      app.store.read(groupId, (manager) =>
        workOrdersOf(manager, actor, scopesFor(actor, permissions.WorkOrder), ids),
      ),
    )
  }
}

@Resolver(() => HandoverType)
export class HandoverFields {
  @FieldResolver(() => DepartmentType, { description: 'Which department.' })
  department(@Root() { departmentId }: HandoverType, @Ctx() context: DispatchContext): Promise<Department> {
    return required('department', departmentId, loadDepartment(departmentId, context))
  }

  @FieldResolver(() => StaffType, {
    nullable: true,
    description: 'Who of it was given the order; null when nobody was, or several were offered it.',
  })
  staff(@Root() { staffId }: HandoverType, @Ctx() context: DispatchContext): Promise<Person | null> | null {
    return staffId === null ? null : loadStaff(staffId, context)
  }

  @FieldResolver(() => DepartmentType, {
    nullable: true,
    description: 'Which department had it before; null by rule, and where one joined.',
  })
  from(@Root() handover: HandoverType, @Ctx() context: DispatchContext): Promise<Department | null> | null {
    return handover.fromDepartmentId === null ? null : loadDepartment(handover.fromDepartmentId, context)
  }

  @FieldResolver(() => StaffType, { nullable: true, description: 'Who gave it by hand; null by rule.' })
  givenBy(@Root() handover: HandoverType, @Ctx() context: DispatchContext): Promise<Person | null> | null {
    return handover.givenBy === null ? null : loadStaff(handover.givenBy, context)
  }
}

@Resolver(() => WorkOrderType)
export class WorkOrderFields {
  @FieldResolver(() => HandledAppealType, { description: 'The appeal that it is about.' })
  appeal(@Root() { appealId }: WorkOrderType): HandledAppealType {
    return { id: appealId }
  }

  @FieldResolver(() => DepartmentType, { description: 'The department whose work it is.' })
  department(@Root() { departmentId }: WorkOrderType, @Ctx() context: DispatchContext): Promise<Department> {
    return required('department', departmentId, loadDepartment(departmentId, context))
  }

  @FieldResolver(() => StaffType, {
    nullable: true,
    description:
      'Who it was given to when it was opened, by the rule of the procedure; anybody of the department may take it.',
  })
  assignedTo(@Root() order: WorkOrderType, @Ctx() context: DispatchContext): Promise<Person | null> | null {
    return order.assignedTo === null ? null : loadStaff(order.assignedTo, context)
  }

  @FieldResolver(() => [StaffType], {
    description:
      'To whom it was offered 抢单; empty unless the procedure has it so. Of these, the first who takes it has it.',
  })
  offeredTo(@Root() { offeredTo }: WorkOrderType, @Ctx() context: DispatchContext): Promise<Person[]> {
    return Promise.all(offeredTo.map((id) => required('staff', id, loadStaff(id, context))))
  }

  @FieldResolver(() => StaffType, { nullable: true, description: 'Who took it.' })
  acceptedBy(@Root() order: WorkOrderType, @Ctx() context: DispatchContext): Promise<Person | null> | null {
    return order.acceptedBy === null ? null : loadStaff(order.acceptedBy, context)
  }

  @FieldResolver(() => StaffType, { nullable: true, description: 'Who reported it as done.' })
  doneBy(@Root() order: WorkOrderType, @Ctx() context: DispatchContext): Promise<Person | null> | null {
    return order.doneBy === null ? null : loadStaff(order.doneBy, context)
  }

  @FieldResolver(() => StaffType, {
    nullable: true,
    description: 'Who of its department refused it; null unless it did.',
  })
  refusedBy(@Root() order: WorkOrderType, @Ctx() context: DispatchContext): Promise<Person | null> | null {
    return order.refusedBy === null ? null : loadStaff(order.refusedBy, context)
  }
}
