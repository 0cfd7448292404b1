import { printList } from '@shouwen/documents/printed'
import { graphEnum } from '@shouwen/subgraph/enum'
import { PrintedFormType, printedForm } from '@shouwen/subgraph/printed-form'
import type { EntityReference } from '@shouwen/subgraph/service'
import { documentFormats, type DocumentFormat } from '@shouwen/vocabulary/documents'
import { IsUUID } from 'class-validator'
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { complaintSummary } from '../forms/complaint-summary'
import { requiredBySummary, toldOfSummary } from '../forms/told-by-others'
import { complaintsOfMonth, SUMMARY_LIMIT, type ComplaintsOfMonth } from '../store/complaint-queries'
import { permissions } from '../use-cases/permissions'
import { packOfAppeal } from './appeal-forms'
import { AppealType } from './appeal-type'
import type { IntakeContext } from './context'
import { callerSeen, wordsSeen } from './parts-seen'
import { ProjectReference } from './references'

@Directive('@key(fields: "id")')
@ObjectType('ComplaintSummary', {
  description: '投诉汇总表: the complaints of a project received in a month (M4.8).',
})
export class ComplaintSummaryType {
  @Field(() => ID, { description: 'Project and month.' })
  id!: string

  @Field(() => String, { description: '`YYYY-MM`, in the time zone of the project.' })
  month!: string

  @Field(() => ProjectReference, { description: 'Where.' })
  project!: ProjectReference

  @Field(() => [AppealType], { description: `The complaints, oldest first; ${SUMMARY_LIMIT} at the most.` })
  complaints!: AppealType[]

  timeZone!: string
  mall!: boolean
  told?: EntityReference
}

@ArgsType()
class SummaryArguments {
  @Field(() => ID, { description: 'Which project.' })
  @IsUUID()
  projectId!: string

  @Field(() => String, {
    description: '`YYYY-MM`: when they were received, in the time zone of the project.',
  })
  month!: string
}

function summaryOf({ project, month, complaints }: ComplaintsOfMonth): ComplaintSummaryType {
  const { projectId, timeZone, kind } = project
  const id = `${projectId}/${month}`
  return { id, month, project: { id: projectId }, complaints, timeZone, mall: kind === 'mall' }
}

function readComplaints(
  { actor, app, groupId }: IntakeContext,
  projectId: string,
  month: string,
): Promise<ComplaintsOfMonth> {
  const reader = { actor, permission: permissions['Query.complaintSummary'] }
  return app.store.read(groupId, (manager) => complaintsOfMonth(manager, reader, projectId, month))
}

/** The summary again, with what others told of it; null where the actor may not see it. */
export async function loadSummary(
  told: EntityReference,
  context: IntakeContext,
): Promise<ComplaintSummaryType | null> {
  const [projectId = '', month = ''] = told.id.split('/')
  return { ...summaryOf(await readComplaints(context, projectId, month)), told }
}

/** M4.8: complaints in their summary table. */
@Resolver(() => ComplaintSummaryType)
export class ComplaintSummaries {
  @Query(() => ComplaintSummaryType, {
    description:
      'The complaints of a project received in a month, to be printed as their summary table 投诉汇总表 (M4.8, P4.3). Refuses: ' +
      `NOT_YET_KNOWN, NOT_PERMITTED, INPUT_INVALID, LIST_TOO_LONG (above ${SUMMARY_LIMIT}).`,
  })
  async complaintSummary(
    @Args(() => SummaryArguments) { projectId, month }: SummaryArguments,
    @Ctx() context: IntakeContext,
  ): Promise<ComplaintSummaryType> {
    return summaryOf(await readComplaints(context, projectId, month))
  }

  @Directive(`@requires(fields: "${requiredBySummary}")`)
  @FieldResolver(() => PrintedFormType, {
    description:
      'It as a file: a row for each complaint with its result and its revisit, and sums (M4.8). What is masked or withheld ' +
      'from you is so in the table. Refuses: PDF_TOO_LONG above 500 rows.',
  })
  async print(
    @Root() summary: ComplaintSummaryType,
    @Arg('format', () => graphEnum(documentFormats), { description: 'PDF, or an Excel workbook.' })
    format: DocumentFormat,
    @Ctx() context: IntakeContext,
  ): Promise<PrintedFormType> {
    const { month, mall, timeZone } = summary
    const complaints = await Promise.all(
      summary.complaints.map(async (appeal) => {
        const { content, outcome } = wordsSeen(appeal, context.actor)
        const pack = await packOfAppeal(appeal, context)
        const categoryZh = pack?.categories.find(({ code }) => code === appeal.category)?.zh ?? ''
        const callerName = callerSeen(appeal, context.actor)?.name ?? null
        return { appeal, content, outcome, categoryZh, callerName }
      }),
    )
    const told = toldOfSummary.parse(summary.told)
    const list = complaintSummary({ month, mall, timeZone, complaints, told }, context.app.store.clock.now())
    return printedForm(context, () => printList(list, `${told.project?.name ?? ''} ${month}`.trim(), format))
  }
}
