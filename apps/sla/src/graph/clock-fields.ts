import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { clocksByAppeal } from '../store/clock-queries'
import { permissions } from '../use-cases/permissions'
import { AppealType } from './appeal-type'
import { ClockType } from './clock-type'
import type { SlaContext } from './context'
import { DepartmentReference, WorkOrderReference } from './references'

@Resolver(() => AppealType)
export class AppealClocks {
  @FieldResolver(() => [ClockType], {
    description:
      'Its clocks 时限 in the order of their start, ended ones and earlier runs included (P5.2.1, P5.4, M3.4, M4.6).',
  })
  clocks(@Root() { id }: AppealType, @Ctx() context: SlaContext): Promise<ClockType[]> {
    const { actor, app, groupId } = context
    return context.batchedList('clocks', id, (ids) =>
      app.store.read(groupId, (manager) =>
        clocksByAppeal(manager, { actor, permission: permissions['Query.dueNext'] }, ids),
      ),
    )
  }
}

@Resolver(() => ClockType)
export class ClockFields {
  @FieldResolver(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      "Due time in the project's calendar; what is done at this very time is in time. Null while it stands still: nobody knows then.",
  })
  dueAt(@Root() { state, dueAt }: ClockType): Date | null {
    return state === 'paused' ? null : dueAt
  }

  @FieldResolver(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the pack warns, if it still runs then. Null while it stands still.',
  })
  warnAt(@Root() { state, warnAt }: ClockType): Date | null {
    return state === 'paused' ? null : warnAt
  }

  @FieldResolver(() => DepartmentReference, {
    nullable: true,
    description:
      'The department that owes the house this time (P5.2.1, M4.4); null of a clock that is owed to the customer.',
  })
  department(@Root() { owedTo, departmentId }: ClockType): DepartmentReference | null {
    return owedTo === 'house' && departmentId !== null ? { id: departmentId } : null
  }

  @FieldResolver(() => WorkOrderReference, {
    nullable: true,
    description: 'The order that the department has; null of a clock that is owed to the customer.',
  })
  workOrder(@Root() { owedTo, subjectId }: ClockType): WorkOrderReference | null {
    return owedTo === 'house' && subjectId !== null ? { id: subjectId } : null
  }

  @FieldResolver(() => AppealType, { description: 'Whose clock it is.' })
  appeal(@Root() { appealId }: ClockType): AppealType {
    return { id: appealId }
  }
}
