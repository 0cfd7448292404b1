import { showsClear, type Shown } from '@shouwen/access/masking'
import { requireMayAsk } from '@shouwen/access/permission'
import { maskedName, maskedTelephone } from '@shouwen/vocabulary/telephone'
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql'
import { permissions } from '../use-cases/permissions'
import { feedbacksOf, instructionsOf, progressReportsOf } from '../store/part-queries'
import { FeedbackType, InstructionType, ProgressReportType } from './appeal-parts'
import { AppealType, CallerType } from './appeal-type'
import type { IntakeContext } from './context'
import { papers, showsCustomer, withTexts } from './withheld'
import {
  CustomerReference,
  DepartmentReference,
  ProjectReference,
  StaffReference,
  UnitReference,
} from './references'

function callerOf(appeal: AppealType): CallerType | null {
  const { callerName, callerTelephone } = appeal
  return callerName === null || callerTelephone === null
    ? null
    : { name: callerName, telephone: callerTelephone }
}

/** Who asked, as the masking policy knows them. */
function callerAt({ projectPath, customerId }: AppealType): Shown {
  return { person: 'caller', paths: [projectPath], customerId }
}

@Resolver(() => AppealType)
export class AppealFields {
  @FieldResolver(() => ProjectReference, { description: 'Where.' })
  project(@Root() appeal: AppealType): ProjectReference {
    return { id: appeal.projectId }
  }

  @FieldResolver(() => UnitReference, {
    nullable: true,
    description: 'The unit concerned; null for those to whom addresses are masked.',
  })
  unit(@Root() appeal: AppealType, @Ctx() { actor }: IntakeContext): UnitReference | null {
    const shown = showsCustomer(appeal, actor) && showsClear(actor, callerAt(appeal), 'address')
    return appeal.unitId === null || !shown ? null : { id: appeal.unitId }
  }

  @FieldResolver(() => CustomerReference, {
    nullable: true,
    description: 'Whose appeal it is; null while the caller is not yet known, and for who came by a link.',
  })
  customer(@Root() appeal: AppealType, @Ctx() { actor }: IntakeContext): CustomerReference | null {
    const shown = showsCustomer(appeal, actor) && actor.kind !== 'linkHolder'
    return appeal.customerId === null || !shown ? null : { id: appeal.customerId }
  }

  @FieldResolver(() => CallerType, {
    nullable: true,
    description:
      'The caller, until they are a known customer; the telephone is masked but for who must call them (P4.1, P5.5.4).',
  })
  caller(@Root() appeal: AppealType, @Ctx() { actor }: IntakeContext): CallerType | null {
    const caller = callerOf(appeal)
    if (caller === null || !showsCustomer(appeal, actor)) return null
    const { name, telephone } = caller
    return {
      name: showsClear(actor, callerAt(appeal), 'name') ? name : maskedName(name),
      telephone: showsClear(actor, callerAt(appeal), 'telephone') ? telephone : maskedTelephone(telephone),
    }
  }

  @Directive('@inaccessible')
  @FieldResolver(() => CallerType, {
    nullable: true,
    description:
      'The caller for customer-profile, which links them to a customer (ADR 0006). Not in the public schema.',
  })
  callerToIdentify(@Root() appeal: AppealType, @Ctx() { actor }: IntakeContext): CallerType | null {
    requireMayAsk(actor, permissions['Appeal.callerToIdentify'])
    return callerOf(appeal)
  }

  @FieldResolver(() => DepartmentReference, {
    nullable: true,
    description: 'The department that has it in hand.',
  })
  department(@Root() appeal: AppealType): DepartmentReference | null {
    return appeal.departmentId === null ? null : { id: appeal.departmentId }
  }

  @FieldResolver(() => StaffReference, {
    nullable: true,
    description: '首问责任人: the receiver, answerable to the end (P4.1, P5.1.2). Null for history.',
  })
  firstContact(@Root() appeal: AppealType): StaffReference | null {
    return appeal.firstContactId === null ? null : { id: appeal.firstContactId }
  }

  @FieldResolver(() => [InstructionType], {
    description: '主管批示, oldest first; none for customers (P5.1.3).',
  })
  async instructions(@Root() appeal: AppealType, @Ctx() context: IntakeContext): Promise<InstructionType[]> {
    const { actor, app, groupId } = context
    const rows = await context.batchedList('instructions', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => instructionsOf(manager, ids)),
    )
    return papers(rows, appeal, actor).map((row) => ({ ...row, signedBy: { id: row.signedBy } }))
  }

  @FieldResolver(() => [ProgressReportType], {
    description:
      'Reports on the handling, oldest first (P5.3); none for customers, who are told in feedbacks.',
  })
  async progressReports(
    @Root() appeal: AppealType,
    @Ctx() context: IntakeContext,
  ): Promise<ProgressReportType[]> {
    const { actor, app, groupId } = context
    const rows = await context.batchedList('progressReports', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => progressReportsOf(manager, ids)),
    )
    return papers(rows, appeal, actor).map((row) => ({
      ...row,
      reportedBy: { id: row.reportedBy },
      reviewedBy: row.reviewedBy === null ? null : { id: row.reviewedBy },
    }))
  }

  @FieldResolver(() => [FeedbackType], {
    description: 'What the customer was told, oldest first (P5.2.3, P5.3).',
  })
  async feedbacks(@Root() appeal: AppealType, @Ctx() context: IntakeContext): Promise<FeedbackType[]> {
    const { actor, app, groupId } = context
    const rows = await context.batchedList('feedbacks', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => feedbacksOf(manager, ids)),
    )
    const shown = showsCustomer(appeal, actor)
    return withTexts(rows, shown).map((row) => ({
      ...row,
      refusalReason: shown ? row.refusalReason : null,
      givenBy: { id: row.givenBy },
    }))
  }
}
