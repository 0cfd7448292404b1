import {
  appealKinds,
  appealOrigins,
  appealStatuses,
  channels,
  demandOutcomes,
  impacts,
  repairGrades,
  severities,
  type AppealKind,
  type AppealOrigin,
  type AppealStatus,
  type Channel,
  type DemandOutcome,
  type Impact,
  type RepairGrade,
  type Severity,
} from '@shouwen/vocabulary/appeals'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'
import { complaintScopes, type ComplaintScope } from '@shouwen/vocabulary/playbooks'
import type { SecretGround } from '@shouwen/vocabulary/privacy'
import { graphEnum } from '@shouwen/subgraph/enum'
import type { EntityReference } from '@shouwen/subgraph/service'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { RevisitReference } from './references'

@ObjectType('Caller', { description: 'Who called, while nobody knows which customer it is.' })
export class CallerType {
  @Field(() => String, { description: 'As given; masked for those who need not know.' })
  name!: string

  @Field(() => String, { description: 'E.164; masked for those who need not call.' })
  telephone!: string
}

@Directive('@key(fields: "id")')
@ObjectType('Appeal', {
  description: 'An appeal 诉求 (P3.kinds): what the registration form holds, and where it stands.',
})
export class AppealType {
  @Field(() => ID, { description: 'Its id in every service.' })
  id!: string

  @Field(() => String, { description: 'Per project and day, `HT-20261123-0007`; history: `source:id`.' })
  number!: string

  @Field(() => graphEnum(appealOrigins), { description: 'Lived here, or brought in as history.' })
  origin!: AppealOrigin

  @Field(() => graphEnum(appealKinds), {
    nullable: true,
    description: '诉求类别 (P3.kinds). Null for history whose nature has no counterpart.',
  })
  kind!: AppealKind | null

  @Field(() => graphEnum(channels), { nullable: true, description: '诉求方式 (P3.channels).' })
  channel!: Channel | null

  @Field(() => String, { nullable: true, description: "Code of the category in the project's procedure." })
  category!: string | null

  @Field(() => graphEnum(repairGrades), { nullable: true, description: 'Of a repair only (P5.4.2).' })
  grade!: RepairGrade | null

  @Field(() => graphEnum(impacts), { nullable: true, description: 'Of a mall complaint only (M4.6).' })
  impact!: Impact | null

  @Field(() => graphEnum(complaintScopes), {
    nullable: true,
    description: 'Whether a complaint is about what was promised, as it was judged last (M4.5). Null before.',
  })
  scope!: ComplaintScope | null

  @Field(() => graphEnum(severities), {
    nullable: true,
    description: 'How grave its department judged it to be last (M4.7.1). Null before.',
  })
  severity!: Severity | null

  @Field(() => graphEnum(demandOutcomes), {
    nullable: true,
    description: 'Whether what was asked for was met (M4.3). Null before the resolution.',
  })
  demand!: DemandOutcome | null

  @Field(() => Boolean, { description: 'Whether it is confidential: its words are for few (P5.6.3.3).' })
  confidential!: boolean

  @Field(() => graphEnum(appealStatuses), { description: 'Where it stands.' })
  status!: AppealStatus

  @Field(() => GraphQLDateTimeISO, { description: 'When the customer spoke.' })
  receivedAt!: Date

  @Field(() => GraphQLDateTimeISO, { description: 'When it was written down; the clocks start here.' })
  registeredAt!: Date

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the customer was last told how it stands (P5.3).',
  })
  informedAt!: Date | null

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the first contact declared it settled.',
  })
  resolvedAt!: Date | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When the customer was revisited (P5.5).' })
  revisitedAt!: Date | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was closed (P5.5.1).' })
  closedAt!: Date | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When the record was filed (P4.2).' })
  archivedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'The procedure that it was promised under.' })
  packId!: string | null

  @Field(() => Int, { nullable: true, description: 'The version of that procedure.' })
  packVersion!: number | null

  @Field(() => String, { nullable: true, description: 'History: the collection it came from.' })
  source!: string | null

  @Field(() => String, { nullable: true, description: 'History: its id there.' })
  sourceId!: string | null

  @Field(() => String, { nullable: true, description: "History: its nature in the source's own words." })
  sourceNature!: string | null

  @Field(() => String, { nullable: true, description: "History: its channel in the source's own words." })
  sourceChannel!: string | null

  @Field(() => Int, { description: 'Give it as `expectedVersion` with a change.' })
  version!: number

  @Directive('@external')
  @Field(() => [RevisitReference], { description: 'As revisit-audit has them.' })
  revisits?: RevisitReference[]

  /** What other services told of it, where a field requires that. */
  told?: EntityReference

  projectKind!: ProjectKind
  declined!: SecretGround | null
  cause!: string | null
  content!: string
  outcome!: string | null
  projectId!: string
  projectPath!: string
  unitId!: string | null
  customerId!: string | null
  departmentId!: string | null
  firstContactId!: string | null
  callerName!: string | null
  callerTelephone!: string | null
}
