import { showsClear } from '@shouwen/access/masking'
import { requireMayAsk } from '@shouwen/access/permission'
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql'
import { permissions } from '../use-cases/permissions'
import { FeedbackType, InstructionType, ProgressReportType } from './appeal-parts'
import { AppealType, CallerType } from './appeal-type'
import type { IntakeContext } from './context'
import { callerAt, callerOf, callerSeen, feedbacksSeen, instructionsSeen, progressSeen } from './parts-seen'
import { showsCustomer } from './withheld'
import {
  CustomerReference,
  DepartmentReference,
  ProjectReference,
  StaffReference,
  UnitReference,
} from './references'

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
    return callerSeen(appeal, actor)
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
    const rows = await instructionsSeen(appeal, context)
    return rows.map((row) => ({ ...row, signedBy: { id: row.signedBy } }))
  }

  @FieldResolver(() => [ProgressReportType], {
    description:
      'Reports on the handling, oldest first (P5.3); none for customers, who are told in feedbacks.',
  })
  async progressReports(
    @Root() appeal: AppealType,
    @Ctx() context: IntakeContext,
  ): Promise<ProgressReportType[]> {
    const rows = await progressSeen(appeal, context)
    return rows.map((row) => ({
      ...row,
      reportedBy: { id: row.reportedBy },
      reviewedBy: row.reviewedBy === null ? null : { id: row.reviewedBy },
    }))
  }

  @FieldResolver(() => [FeedbackType], {
    description: 'What the customer was told, oldest first (P5.2.3, P5.3).',
  })
  async feedbacks(@Root() appeal: AppealType, @Ctx() context: IntakeContext): Promise<FeedbackType[]> {
    const rows = await feedbacksSeen(appeal, context)
    return rows.map((row) => ({ ...row, givenBy: { id: row.givenBy } }))
  }
}
