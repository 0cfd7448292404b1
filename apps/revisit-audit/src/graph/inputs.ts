import { graphEnum } from '@shouwen/subgraph/enum'
import {
  auditFindings,
  auditors,
  revisitMethods,
  satisfactions,
  type AuditFinding,
  type Auditor,
  type RevisitMethod,
  type Satisfaction,
} from '@shouwen/vocabulary/revisiting'
import { ArrayMaxSize, IsUUID, Length, Matches, ValidateIf, ValidateNested } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'

@InputType('ConductMarkInput', { description: "The customer's mark of one value of conduct (P5.6.2.1)." })
export class ConductMarkArguments {
  @Field(() => String, { description: 'Code of a value in `conductMarks` of the revisit.' })
  @Length(1, 60)
  value!: string

  @Field(() => Int, {
    nullable: true,
    description: '1 (not at all) to 5 (wholly); null where the customer would not say.',
  })
  mark?: number | null
}

@InputType('CompleteRevisitInput', { description: 'What the customer said at the revisit (P5.5.4, M4.8).' })
export class CompleteRevisitArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which revisit.' })
  @IsUUID()
  revisitId!: string

  @Field(() => Int, {
    description: 'The version you have read; refused with VERSION_CONFLICT if it has changed since.',
  })
  expectedVersion!: number

  @Field(() => graphEnum(revisitMethods), { description: "One of the revisit's `methods` (P5.5.4)." })
  method!: RevisitMethod

  @Field(() => graphEnum(satisfactions), { description: 'Below fairly satisfied opens the appeal again.' })
  satisfaction!: Satisfaction

  @Field(() => graphEnum(satisfactions), {
    nullable: true,
    description: 'How satisfied with the time it took, where that was asked (M4.10).',
  })
  timeliness?: Satisfaction | null

  @Field(() => graphEnum(satisfactions), {
    nullable: true,
    description: 'How satisfied with whether it was as it should be 合格性, where that was asked (M4.10).',
  })
  quality?: Satisfaction | null

  @Field(() => [ConductMarkArguments], {
    nullable: true,
    description: 'Marks of conduct, at most 20; a value that is left out has none (P5.6.2.1).',
  })
  @ValidateIf((_input: object, value: unknown) => value !== undefined && value !== null)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  conductMarks?: ConductMarkArguments[] | null

  @Field(() => String, { nullable: true, description: "The customer's own words, at most 2,000 characters." })
  words?: string | null
}

@InputType('DrawAuditSampleInput', { description: "Whose sample of which project's month (P5.5.1–P5.5.3)." })
export class DrawAuditSampleArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => graphEnum(auditors), { description: 'For whom; you must hold its post.' })
  auditor!: Auditor

  @Field(() => ID, { description: 'Of which project.' })
  @IsUUID()
  projectId!: string

  @Field(() => String, { description: "A month that is over in the project's time zone, `YYYY-MM`." })
  @Matches(/^\d{4}-\d{2}$/, { message: 'period must be a month, YYYY-MM' })
  period!: string
}

@InputType('RecordAuditInput', {
  description: 'What the auditor found, and what the customer thinks (P5.5.3).',
})
export class RecordAuditArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which audit.' })
  @IsUUID()
  auditId!: string

  @Field(() => Int, {
    description: 'The version you have read; refused with VERSION_CONFLICT if it has changed since.',
  })
  expectedVersion!: number

  @Field(() => graphEnum(auditFindings), { description: 'What was found.' })
  finding!: AuditFinding

  @Field(() => String, { nullable: true, description: '征询: at most 2,000 characters (P5.5.3).' })
  opinion?: string | null
}
