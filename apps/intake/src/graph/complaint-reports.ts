import { reportForms, type ReportForm } from '@shouwen/vocabulary/appeals'
import { roles, type Role } from '@shouwen/vocabulary/organisation'
import { connectionOf, decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { graphEnum } from '@shouwen/subgraph/enum'
import { IsUUID, Length } from 'class-validator'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { WITHHELD_TEXT } from '../domain/confidentiality'
import type { ComplaintReport } from '../domain/complaint-report'
import { reportsOf, reportsWaitingFor } from '../store/report-queries'
import { acknowledgeReport, logOralReport } from '../use-cases/report-complaint'
import { loadAppeal } from './appeal-queries'
import { AppealType } from './appeal-type'
import { changed } from './changed-appeal'
import type { IntakeContext } from './context'
import { StaffReference } from './references'
import { showsHandling } from './withheld'

@ObjectType('ComplaintReport', {
  description:
    'A complaint reported to the director or the department at once, in writing or orally (P5.6.2.2).',
})
export class ComplaintReportType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => graphEnum(reportForms), {
    description: 'Written by the house itself, or told by its receiver.',
  })
  form!: ReportForm

  @Field(() => graphEnum(roles), { nullable: true, description: 'The post that a written one goes to.' })
  toRole!: Role | null

  @Field(() => StaffReference, { nullable: true, description: 'Who was told orally.' })
  toStaff!: StaffReference | null

  @Field(() => String, { description: 'The clause that asks for it, `P5.6.2.2`.' })
  clause!: string

  @Field(() => StaffReference, { nullable: true, description: 'Who told them; null: the house itself.' })
  reportedBy!: StaffReference | null

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  reportedAt!: Date

  @Field(() => StaffReference, { nullable: true, description: 'Who has read it; null before.' })
  acknowledgedBy!: StaffReference | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was read.' })
  acknowledgedAt!: Date | null

  appealId!: string
  content!: string
}

const ComplaintReportConnection = connectionOf(ComplaintReportType, 'ComplaintReport')

@InputType('LogOralReportInput', { description: 'A complaint reported by word of mouth (P5.6.2.2).' })
export class LogOralReportArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which complaint.' })
  @IsUUID()
  appealId!: string

  @Field(() => ID, { description: 'The member of staff who was told.' })
  @IsUUID()
  to!: string

  @Field(() => String, { description: 'What they were told, at most 2,000 characters.' })
  words!: string
}

@InputType('AcknowledgeReportInput', { description: 'A report was read (P5.6.2.2).' })
export class AcknowledgeReportArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which report.' })
  @IsUUID()
  reportId!: string
}

/** P5.6.2.2: complaints are reported at once. */
@Resolver(() => ComplaintReportType)
export class ComplaintReportFields {
  @FieldResolver(() => AppealType, {
    nullable: true,
    description: 'The complaint; null where you may not see it.',
  })
  appeal(
    @Root() { appealId }: ComplaintReportType,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType | null> {
    return loadAppeal(appealId, context)
  }

  @FieldResolver(() => String, {
    description: `What was reported, in Chinese. \`${WITHHELD_TEXT}\` where the complaint is confidential and its words are withheld from you.`,
  })
  async content(
    @Root() { appealId, content }: ComplaintReportType,
    @Ctx() context: IntakeContext,
  ): Promise<string> {
    const appeal = await loadAppeal(appealId, context)
    return appeal !== null && showsHandling(appeal, context.actor) ? content : WITHHELD_TEXT
  }
}

/** P5.6.2.2: what was reported of a complaint, to whom, and whether they have read it. */
@Resolver(() => AppealType)
export class ComplaintReports {
  @FieldResolver(() => [ComplaintReportType], {
    description: 'To whom it was reported, oldest first; none for customers (P5.6.2.2).',
  })
  async reports(@Root() appeal: AppealType, @Ctx() context: IntakeContext): Promise<ComplaintReportType[]> {
    const { actor, app, groupId } = context
    if (actor.kind === 'customer' || actor.kind === 'linkHolder') return []
    const rows = await context.batchedList('reports', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => reportsOf(manager, ids)),
    )
    return rows.map(reportSeen)
  }

  @Query(() => ComplaintReportConnection, {
    description:
      'The reports to you, or to a post of yours, that nobody has acknowledged yet, oldest first (P5.6.2.2).',
  })
  async reportsToMe(
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { actor, app, groupId }: IntakeContext,
  ): Promise<Page<ComplaintReportType>> {
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after) : null
    const rows = await app.store.read(groupId, (manager) => reportsWaitingFor(manager, actor, size, cursor))
    return toPage(rows.map(reportSeen), size, ({ reportedAt, id }) => ({ at: reportedAt, id }))
  }

  @Mutation(() => AppealType, {
    description:
      'Writes down whom you told of a complaint by word of mouth (P5.6.2.2). Refuses: NOT_FOUND, NOT_PERMITTED, ' +
      'REPORT_NOT_IN_PROCEDURE, INPUT_INVALID without words, TEXT_TOO_LONG.',
  })
  async logOralReport(
    @Arg('input', () => LogOralReportArguments) input: LogOralReportArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await logOralReport(context.app.store, input, context.actor), context)
  }

  @Mutation(() => AppealType, {
    description:
      'Says that you have read a report to you, or to a post of yours (P5.6.2.2). Refuses: NOT_FOUND, NOT_PERMITTED, ' +
      'REPORT_ALREADY_ACKNOWLEDGED.',
  })
  async acknowledgeReport(
    @Arg('input', () => AcknowledgeReportArguments) input: AcknowledgeReportArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await acknowledgeReport(context.app.store, input, context.actor), context)
  }
}

function reportSeen({
  toStaff,
  reportedBy,
  acknowledgedBy,
  ...report
}: ComplaintReport): ComplaintReportType {
  const staff = (id: string | null): StaffReference | null => (id === null ? null : { id })
  return {
    ...report,
    toStaff: staff(toStaff),
    reportedBy: staff(reportedBy),
    acknowledgedBy: staff(acknowledgedBy),
  }
}
